import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { FakeLog, fakeSource, isMarked, type LogRecord, type LogStep } from '../testing/fake-log.ts';
import { after, last, page, rangesOf, recordsOf } from '../testing/scan-pages.ts';
import type { ScanRange } from './run-scan.ts';

// Properties run thousands of scans; how long that takes is no matter here.
vi.setConfig({ testTimeout: 120_000 });

const step: fc.Arbitrary<LogStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      producer: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      times: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
      gaps: fc.array(fc.nat(3), { maxLength: 5 }),
      codec: fc.constantFrom('none', 'gzip', 'snappy', 'lz4', 'zstd'),
      size: fc.constantFrom(0, 10, 300),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      producer: fc.integer({ min: 1, max: 3 }),
      outcome: fc.constantFrom('commit' as const, 'abort' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hole' as const), offsets: fc.constantFrom(1, 7, 5000) }) },
);
// A broker's log always ends with a batch, so the last offset is never a hole.
const log = fc.array(step, { maxLength: 12 }).map((steps) => [...steps, last]);
const logs = fc
  .array(log, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((steps, partition) => new FakeLog(partition, steps)));
const order = fc.constantFrom('newest' as const, 'oldest' as const);
const isolation = fc.constantFrom('read_committed' as const, 'read_uncommitted' as const);

/** A clock by which progress is due after every event. */
function everySecond(): () => number {
  let at = 0;
  return () => (at += 1000);
}

const place = ({ partition, offset }: LogRecord) => `${partition}/${offset}`;

async function inPages(
  ranges: ScanRange[],
  limit: number,
  order: 'newest' | 'oldest',
  fake: Parameters<typeof page>[3],
): Promise<LogRecord[]> {
  const { records, result } = await page(ranges, limit, order, fake);
  if (result.reason === 'end') return records;
  return [...records, ...(await inPages(after(ranges, result, order), limit, order, fake))];
}

/** The merge that DESIGN states, on plain arrays. */
function merged(partitions: LogRecord[][], order: 'newest' | 'oldest'): LogRecord[] {
  const queues = partitions.map((records) => (order === 'newest' ? records.toReversed() : [...records]));
  const all: LogRecord[] = [];
  for (;;) {
    const heads = queues.flatMap(([head]) => (head ? [head] : []));
    if (heads.length === 0) return all;
    const best = heads.reduce((a, b) => {
      if (a.timestamp === b.timestamp) return a.partition < b.partition ? a : b;
      return a.timestamp > b.timestamp === (order === 'newest') ? a : b;
    });
    all.push(best);
    queues.find(([head]) => head === best)?.shift();
  }
}

describe('a query', () => {
  test('in pages of any size gives the same records as in one, and those a consumer sees', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        order,
        isolation,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(200, 1500, 100_000),
        async (logs, order, isolation, limits, room) => {
          const fake = fakeSource(logs, { isolation, order, room });
          const expected = merged(
            logs.map((log) => log.visible(isolation)),
            order,
          );
          let ranges = rangesOf(logs, isolation);
          const whole = await page(ranges, 10_000, order, fake);
          expect(whole.records).toEqual(expected);
          expect(whole.result.reason).toBe('end');
          const found: LogRecord[] = [];
          for (let index = 0; ; index++) {
            const limit = limits[index % limits.length] as number;
            const { records, result } = await page(ranges, limit, order, fake);
            found.push(...records);
            if (result.reason === 'end') break;
            expect(result.reason).toBe('limit');
            expect(records).toHaveLength(limit);
            ranges = after(ranges, result, order);
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('for a text finds each record that has it, in the same order in pages as in one', async () => {
    const literal = fc.constantFrom('Marked', 'marked').map((text) => {
      return { kind: 'text', text, fields: ['value'], ignoreCase: text === 'marked' } as const;
    });
    await fc.assert(
      fc.asyncProperty(
        logs,
        order,
        isolation,
        literal,
        fc.constantFrom(200, 100_000),
        async (logs, order, isolation, literal, room) => {
          const fake = fakeSource(logs, { isolation, order, room, literals: [literal] });
          const ranges = rangesOf(logs, isolation);
          const whole = await page(ranges, 10_000, order, fake);
          expect(whole.result.reason).toBe('end');
          const visible = logs.map((log) => log.visible(isolation));
          const scanned = visible.reduce((sum, records) => sum + records.length, 0);
          expect(whole.result.scanned).toBe(scanned);
          for (const records of visible) {
            const marked = records.filter(({ offset }) => isMarked(offset));
            const found = whole.records.filter(({ partition }) => partition === records[0]?.partition);
            expect(found).toEqual(order === 'newest' ? marked.toReversed() : marked);
          }
          const found = await inPages(ranges, 2, order, fake);
          expect(found).toHaveLength(whole.records.length);
          expect(new Set(found.map(place))).toEqual(new Set(whole.records.map(place)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('stopped anywhere goes on from any progress before that, and what came in between is all that comes again', async () => {
    const literal = { kind: 'text', text: 'Marked', fields: ['value'], ignoreCase: false } as const;
    await fc.assert(
      fc.asyncProperty(
        logs,
        order,
        isolation,
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        async (logs, order, isolation, searches, from, until) => {
          const fake = fakeSource(logs, { isolation, order, room: 1500, literals: searches ? [literal] : [] });
          const ranges = rangesOf(logs, isolation);
          const whole = await page(ranges, 10_000, order, fake, everySecond());
          const marks = whole.events.flatMap(({ type }, index) => (type === 'progress' ? [index] : []));
          const mark = marks[from % Math.max(1, marks.length)] ?? -1;
          const seen = whole.events[mark];
          const places = seen?.type === 'progress' && seen.cursor !== null ? seen.cursor.split(' ').map(BigInt) : [];
          const shown = recordsOf(whole.events.slice(0, mark + 1));
          const unmarked = recordsOf(whole.events.slice(mark + 1, mark + 1 + (until % whole.events.length)));
          const left = ranges.map((range, index): ScanRange => {
            const place = places[index] ?? (order === 'newest' ? range.end : range.start);
            return order === 'newest' ? { ...range, end: place } : { ...range, start: place };
          });
          const rest = await page(left, 10_000, order, fake);
          const again = rest.records.map(place);
          expect(unmarked.map(place).filter((each) => !again.includes(each))).toEqual([]);
          const together = [...shown, ...rest.records].map(place);
          if (searches) expect(together.toSorted()).toEqual(whole.records.map(place).toSorted());
          else expect(together).toEqual(whole.records.map(place));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('for a text gives, of batches in the order of their times, what a merge of all records leaves', async () => {
    const rising = fc
      .array(fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((partitions) =>
        partitions.map((batches, partition) => {
          let time = 0;
          const rise = (by: number) => {
            time += by;
            return time;
          };
          const steps = batches.map((times) => ({ ...last, times: times.map(rise) }));
          return new FakeLog(partition, steps);
        }),
      );
    await fc.assert(
      fc.asyncProperty(rising, order, fc.integer({ min: 1, max: 3 }), async (logs, order, limit) => {
        const literals = [{ kind: 'text', text: 'Marked', fields: ['value'], ignoreCase: false }] as const;
        const fake = fakeSource(logs, { isolation: 'read_uncommitted', order, literals, room: 300 });
        const all = merged(
          logs.map((log) => log.visible('read_uncommitted')),
          order,
        );
        const expected = all.filter(({ offset }) => isMarked(offset));
        expect(await inPages(rangesOf(logs, 'read_uncommitted'), limit, order, fake)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('for a time loses no record that is late by less than the slack', async () => {
    await fc.assert(
      fc.asyncProperty(logs, order, fc.nat(40), fc.nat(40), fc.nat(10), async (logs, order, a, b, slack) => {
        const [fromTime, toTime] = [BigInt(Math.min(a, b)), BigInt(Math.max(a, b))];
        const isolation = 'read_uncommitted';
        const firstAt = (log: FakeLog, time: bigint) =>
          log.records.find((record) => record.timestamp >= time)?.offset ?? log.end;
        const ranges = logs.map((log) => {
          const start = firstAt(log, fromTime);
          const end = firstAt(log, toTime + BigInt(slack));
          return { partition: log.partition, start, end: end < start ? start : end };
        });
        const fake = fakeSource(logs, { isolation, order, fromTime, toTime });
        const { records } = await page(ranges, 10_000, order, fake);
        // A record is late by the distance to the newest one before it.
        const expected = logs.map((log) => {
          let newest = 0n;
          return log.visible(isolation).filter((record) => {
            const late = newest - record.timestamp;
            if (record.timestamp > newest) newest = record.timestamp;
            return record.timestamp >= fromTime && record.timestamp < toTime && late < BigInt(slack);
          });
        });
        const found = new Set(records.map(({ partition, offset }) => `${partition}/${offset}`));
        for (const { partition, offset } of expected.flat()) expect(found).toContain(`${partition}/${offset}`);
        for (const record of records) {
          expect(record.timestamp >= fromTime && record.timestamp < toTime).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('says exactly what was examined: everything in it was given, nothing outside', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        order,
        isolation,
        fc.integer({ min: 1, max: 9 }),
        async (logs, order, isolation, limit) => {
          const fake = fakeSource(logs, { isolation, order });
          const { records, result } = await page(rangesOf(logs, isolation), limit, order, fake);
          const inside = logs.flatMap((log, index) => {
            const examined = result.partitions[index];
            return log
              .visible(isolation)
              .filter(({ offset }) => examined && offset >= examined.from && offset < examined.to);
          });
          const key = ({ partition, offset }: LogRecord) => `${partition}/${offset}`;
          expect(records.map(key).sort()).toEqual(inside.map(key).sort());
        },
      ),
      { numRuns: 200 },
    );
  });
});
