import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movementWarnings, offsetEffect, offsetSummary, type ShownOffset } from './offset-effects.ts';
import { recordsBetween } from './plan-offset-reset.ts';

const log = { start: 0n, end: 1_000_000n };

function row(partition: number, before: bigint | null, after: bigint | null, more: Partial<ShownOffset> = {}) {
  const records = recordsBetween(before, after, log);
  return { topic: 'orders', partition, before, after, clamped: null, records, ...more };
}

describe('a change of offsets in words', () => {
  const cases: [ShownOffset[], string][] = [
    [[row(0, 5n, 3n)], 'The partition moves back; 2 records will be read again.'],
    [[row(0, 5n, 4n), row(1, 5n, 5n)], '1 of 2 partitions moves back; 1 record will be read again.'],
    [[row(0, 5n, 3n), row(1, 9_000n, 3n)], 'All 2 partitions move back; 8,999 records will be read again.'],
    [
      [row(0, 5n, 7n), row(1, 5n, 3n)],
      '1 of 2 partitions moves back, 1 moves forward; 2 records will be read again, 2 records will be skipped.',
    ],
    [[row(0, null, 7n)], 'The partition gets its first commit.'],
    [[row(0, 7n, null), row(1, 8n, null)], 'All 2 partitions lose their commits.'],
    [[row(0, 7n, 7n, { rewritten: true })], 'The partition gets its metadata back.'],
    [[row(0, 7n, 7n)], 'The partition stays as it is.'],
    [[row(0, 7n, 7n), row(1, 7n, 7n)], 'All 2 partitions stay as they are.'],
  ];
  test('is one sentence with how many partitions move where, and what that costs', () => {
    for (const [rows, sentence] of cases) expect(offsetSummary(rows)).toBe(sentence);
  });

  test('warns of what comes twice and of what never comes, with the sums', () => {
    const rows = [row(0, 10n, 3n), row(1, 4n, 3n), row(2, 1n, 2n), row(3, 9n, 0n, { clamped: 'start' })];
    expect(movementWarnings('billing', rows).map(({ severity, title }) => [severity, title])).toEqual([
      ['warning', '17 records reach billing again.'],
      ['warning', '1 record never reaches billing.'],
      ['warning', '1 partition goes to the start of the log.'],
    ]);
    expect(movementWarnings('billing', [row(0, 3n, 3n)])).toEqual([]);
  });

  test('shows each partition with the time of its record, none, or not at all when it is not known', () => {
    const at = 1_700_000_000_000n;
    expect(offsetEffect(row(3, 5n, 3n, { at }))).toEqual({
      ...{ resource: 'orders-3', field: 'offset', before: '5', after: '3', at: '2023-11-14T22:13:20.000Z' },
      records: { count: '2', word: 'read again' },
    });
    expect(offsetEffect(row(3, 5n, 5n, { at: null }))).toMatchObject({ note: 'unchanged', at: null });
    expect(offsetEffect(row(3, 5n, 3n))).not.toHaveProperty('at');
    expect(offsetEffect(row(3, 5n, 3n, { at: 2n ** 63n - 1n }))).not.toHaveProperty('at');
    expect(offsetEffect(row(3, 5n, null, { at }))).not.toHaveProperty('at');
  });

  test('adds up: what is read again and skipped is what the rows say', () => {
    const offset = fc.option(fc.bigInt(0n, log.end));
    const rows = fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const shown = pairs.map(([before, after], index) => row(index, before, after));
        const moved = shown.flatMap(({ before, after }) => (before === null || after === null ? [] : [after - before]));
        const back = moved.filter((by) => by < 0n).reduce((sum, by) => sum - by, 0n);
        const forward = moved.filter((by) => by > 0n).reduce((sum, by) => sum + by, 0n);
        const words = offsetSummary(shown).replaceAll(',', '');
        expect(words.includes('read again')).toBe(back > 0n);
        expect(words.includes('skipped')).toBe(forward > 0n);
        if (back > 0n) expect(words).toContain(`${back} record`);
        if (forward > 0n) expect(words).toContain(`${forward} record`);
      }),
    );
  });
});
