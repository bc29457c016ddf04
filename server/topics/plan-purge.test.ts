import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCluster } from '../testing/context.ts';
import { draftPurge, type TimedPurge, unreadLoss } from './draft-purge.ts';
import { type PartitionLog, planPurge } from './plan-purge.ts';
import { type PurgeTarget, purgeTarget } from './purge-target.ts';

const { connection } = testCluster();
const now = Date.parse('2024-05-20T12:00:00Z');

describe('where a purge leads', () => {
  test.each([
    ['latest', 'end'],
    [{ offset: '9223372036854775807' }, { offset: 9223372036854775807n }],
    [{ time: '2024-05-20T10:00:00Z' }, { time: BigInt(now - 7_200_000) }],
    [{ time: '1960-01-01T00:00:00Z' }, { time: 0n }],
    [{ duration: '-2h' }, { time: BigInt(now - 7_200_000) }],
  ] as const)('%j', (to, target) => {
    expect(purgeTarget(to, now)).toEqual(target);
  });

  test.each([
    [{ offset: '-1' }, 'to.offset', 'must be 0 or more'],
    [{ duration: '2h' }, 'to.duration', 'such as -2h, not "2h"'],
    [{ duration: '-2 years' }, 'to.duration', 'not "-2 years"'],
  ])('%j is refused', (to, field, words) => {
    expect(() => purgeTarget(to, now)).toThrow(words);
    expect(() => purgeTarget(to, now)).toThrow(`\`${field}\``);
  });
});

const log = (over: Partial<PartitionLog> = {}): PartitionLog => ({
  ...{ topic: 'orders', partition: 0, start: 10n, end: 50n, found: null },
  ...over,
});

describe('the plan of a purge', () => {
  test('leaves out partitions that lose nothing', () => {
    const logs = [log(), log({ partition: 1, start: 40n }), log({ partition: 2, start: 0n, end: 0n })];
    expect(planPurge(logs, 'end').map(({ partition }) => partition)).toEqual([0, 1]);
    expect(planPurge(logs.slice(0, 2), { offset: 30n })).toEqual([
      { topic: 'orders', partition: 0, before: 10n, after: 30n, end: 50n },
    ]);
  });

  test('takes all where no record is as late as the time', () => {
    const logs = [log({ found: 20n }), log({ partition: 1 })];
    expect(planPurge(logs, { time: 1n }).map(({ after }) => after)).toEqual([20n, 50n]);
  });

  test('is refused beyond an end, named with how many more', () => {
    const logs = [log(), log({ partition: 1, end: 20n }), log({ partition: 2, end: 30n })];
    expect(() => planPurge(logs, { offset: 31n })).toThrow(
      'is beyond the end of orders-1, which is 20, and beyond that of 1 more.',
    );
  });

  const someLog = fc
    .tuple(fc.bigInt(0n, 1000n), fc.bigInt(0n, 1000n), fc.option(fc.bigInt(0n, 1000n)))
    .map(([a, b, c]) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      return { start, end, found: c === null || c > end ? null : c < start ? start : c };
    });
  const someLogs = fc
    .array(someLog, { minLength: 1, maxLength: 8 })
    .map((logs) => logs.map((one, partition) => log({ ...one, partition })));
  const someTarget: fc.Arbitrary<PurgeTarget> = fc.oneof(
    fc.constant('end' as const),
    fc.bigInt(0n, 1200n).map((offset) => ({ offset })),
    fc.bigInt(0n, 1200n).map((time) => ({ time })),
  );

  test('never goes back, never beyond an end, and is refused when it does nothing', () => {
    fc.assert(
      fc.property(someLogs, someTarget, (logs, target) => {
        const plan = () => planPurge(logs, target);
        const offset = typeof target === 'object' && 'offset' in target ? target.offset : null;
        const aims = logs.map(({ end, found }) => offset ?? (target === 'end' ? end : (found ?? end)));
        if (logs.some(({ end }) => (offset ?? 0n) > end)) {
          expect(plan).toThrow('is beyond the end');
          return;
        }
        if (logs.every(({ start }, index) => (aims[index] as bigint) <= start)) {
          expect(plan).toThrow('would delete nothing');
          return;
        }
        const purged = new Map(plan().map((row) => [row.partition, row]));
        for (const [index, { partition, start, end }] of logs.entries()) {
          const aim = aims[index] as bigint;
          const row = purged.get(partition);
          expect(row ?? null).toEqual(
            aim > start ? { topic: 'orders', partition, before: start, after: aim, end } : null,
          );
          if (row) expect(row.after <= end).toBe(true);
        }
      }),
    );
  });

  test('counts what each group loses unread, record by record', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 60n), fc.bigInt(0n, 60n), fc.bigInt(0n, 60n), (before, length, commit) => {
        const purged = { topic: 'orders', partition: 0, before, after: before + length, end: 200n };
        const reader = { group: 'g', members: 0, commits: new Map([[0, commit]]) };
        let unread = 0n;
        for (let offset = before; offset < purged.after; offset++) if (offset >= commit) unread++;
        expect(unreadLoss([purged], new Map([['orders', [reader]]])).get('g') ?? 0n).toBe(unread);
      }),
    );
  });
});

describe('what is said of a purge', () => {
  const timed = (over: Partial<TimedPurge> = {}): TimedPurge => ({
    ...{ topic: 'orders', partition: 0, before: 10n, after: 30n, end: 50n },
    ...{ first: BigInt(now - 5_000), last: BigInt(now - 1_000), kept: BigInt(now) },
    ...over,
  });
  const draft = (logs: TimedPurge[], over = {}) =>
    draftPurge(
      { topics: ['orders'], logs, timed: logs.length, readers: new Map([['orders', []]]), ...over },
      connection,
    );

  test('is the range of time of all that goes, or none where a part of it is not known', () => {
    const [known, unknown] = [timed(), timed({ partition: 1, last: undefined, kept: undefined })];
    expect(draft([known, timed({ partition: 1, last: BigInt(now) })]).summary).toBe(
      'Up to 40 records in 2 partitions will be deleted for good, written 2024-05-20 11:59:55 to 12:00:00 UTC.',
    );
    const { summary, effects } = draft([known, unknown]);
    expect(summary).toBe('Up to 40 records in 2 partitions will be deleted for good.');
    expect(effects[0]).toMatchObject({ note: expect.stringContaining('written'), at: '2024-05-20T12:00:00.000Z' });
    expect(Object.keys(effects[1] ?? {})).toEqual(['resource', 'field', 'before', 'after', 'records']);
  });

  test('is that no record is left where the log is empty afterwards', () => {
    expect(draft([timed({ after: 50n, kept: null })]).effects[0]?.at).toBeNull();
  });

  test('are the groups that lose most, and those that read now', () => {
    const readers = Array.from({ length: 7 }, (_, index) => ({
      ...{ group: `g${index}`, members: index === 6 ? 2 : 0 },
      commits: new Map([[0, BigInt(12 + index)]]),
    }));
    const [warning] = draft([timed()], { readers: new Map([['orders', readers]]) }).warnings;
    expect(warning?.title).toBe('7 groups have not read all of these records.');
    expect(warning?.text).toContain('They lose: g0 up to 18 records, g1 up to 17 records');
    expect(warning?.text).toContain('2 more groups others.');
  });

  test('is what could not be read', () => {
    const { warnings } = draft([timed(), timed({ partition: 1 })], { timed: 1, readers: new Map([['orders', null]]) });
    expect(warnings.map(({ title }) => title)).toEqual([
      'Which groups have yet to read these records is not known.',
      'The times of records are shown for the first 1 partition alone.',
    ]);
  });

  test('is a command that keeps every digit', () => {
    expect(draft([timed({ after: 9_223_372_036_854_775_806n, end: 9_223_372_036_854_775_807n })]).command).toBe(
      [
        "cat > purge.json <<'END'",
        '{"version":1,"partitions":[',
        '  {"topic":"orders","partition":0,"offset":9223372036854775806}',
        ']}',
        'END',
        'kafka-delete-records --bootstrap-server 127.0.0.1:9092 \\',
        '  --offset-json-file purge.json',
      ].join('\n'),
    );
  });
});
