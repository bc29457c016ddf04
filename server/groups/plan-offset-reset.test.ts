import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Aim, type PartitionFacts, planOffsetReset } from './plan-offset-reset.ts';

const place = { topic: 'orders', partition: 3 };
const offset = fc.bigInt(0n, 2n ** 63n - 1n);
const facts: fc.Arbitrary<PartitionFacts> = fc
  .record({ a: offset, b: offset, committed: fc.option(offset), wanted: fc.option(offset) })
  .map(({ a, b, ...rest }) => ({ ...place, ...rest, start: a < b ? a : b, end: a < b ? b : a }));
const aim: fc.Arbitrary<Aim> = fc.oneof(
  fc.constantFrom<Aim>('earliest', 'latest', 'each'),
  fc.record({ offset }),
  fc.record({ shift: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) }),
);

describe('where a reset leads', () => {
  const log = { ...place, start: 10n, end: 20n };
  const cases: [Aim, Partial<PartitionFacts>, bigint | null, 'start' | 'end' | null][] = [
    ['earliest', {}, 10n, null],
    ['latest', {}, 20n, null],
    [{ offset: 20n }, {}, 20n, null],
    [{ offset: 21n }, {}, 20n, 'end'],
    [{ offset: 9n }, {}, 10n, 'start'],
    [{ shift: -3n }, { committed: 15n }, 12n, null],
    [{ shift: -6n }, { committed: 15n }, 10n, 'start'],
    [{ shift: 6n }, { committed: 15n }, 20n, 'end'],
    [{ shift: 6n }, { committed: null }, null, null],
    [{ shift: 1n }, { committed: 3n }, 10n, 'start'],
    ['each', { wanted: 17n }, 17n, null],
    ['each', { wanted: null }, 20n, null],
    ['each', { wanted: 3n }, 10n, 'start'],
  ];
  test('is inside the log: what lies outside goes to its nearer edge', () => {
    for (const [to, more, after, clamped] of cases) {
      expect(planOffsetReset(to, { ...log, committed: 12n, ...more })).toMatchObject({ after, clamped });
    }
  });

  test('is always inside the log, and said when it was not', () => {
    fc.assert(
      fc.property(aim, facts, (to, row) => {
        const { before, after, clamped } = planOffsetReset(to, row);
        expect(before).toBe(row.committed);
        if (after === null) return void expect([typeof to, row.committed]).toEqual(['object', null]);
        expect(after >= row.start && after <= row.end).toBe(true);
        if (clamped !== null) expect(after).toBe(row[clamped]);
      }),
    );
  });

  test('counts the records that the log has between the two, in the direction of the move', () => {
    fc.assert(
      fc.property(aim, facts, (to, row) => {
        const { before, after, records } = planOffsetReset(to, row);
        if (before === null || after === null || before === after) return void expect(records).toBeNull();
        const inside = before < row.start ? row.start : before > row.end ? row.end : before;
        const count = after > inside ? after - inside : inside - after;
        const word = after > inside ? 'skipped' : 'read again';
        expect(records).toEqual(count === 0n ? null : { count, word });
      }),
    );
  });

  test('is the same when it is asked for again from there, but for a shift', () => {
    fc.assert(
      fc.property(aim, facts, (to, row) => {
        fc.pre(typeof to !== 'object' || !('shift' in to));
        const { after } = planOffsetReset(to, row);
        const again = planOffsetReset(to, { ...row, committed: after });
        expect([again.after, again.records]).toEqual([after, null]);
      }),
    );
  });
});
