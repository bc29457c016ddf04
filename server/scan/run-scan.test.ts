import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import {
  FakeLog,
  type FakeSourceOptions,
  fakeSource,
  isMarked,
  type LogRecord,
  type LogStep,
} from '../testing/fake-log.ts';
import type { LogSource } from './log-source.ts';
import { type FoundEvent, runScan, type ScanRange, type ScanResult } from './run-scan.ts';

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
const last: LogStep = { kind: 'batch', producer: null, times: [20], gaps: [], codec: 'none', size: 1 };
const log = fc.array(step, { maxLength: 12 }).map((steps) => [...steps, last]);
const logs = fc
  .array(log, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((steps, partition) => new FakeLog(partition, steps)));
const order = fc.constantFrom('newest' as const, 'oldest' as const);
const isolation = fc.constantFrom('read_committed' as const, 'read_uncommitted' as const);

const cursorAt = () => null;

interface Page {
  records: LogRecord[];
  result: ScanResult;
  events: FoundEvent[];
}

async function page(
  ranges: ScanRange[],
  limit: number,
  order: 'newest' | 'oldest',
  { source, leaders }: { source: LogSource; leaders: Map<number, number> },
  now = Date.now,
): Promise<Page> {
  const signal = new AbortController().signal;
  const scan = runScan(
    { order, live: false, sparse: false, limit, ranges },
    { source, leaders, signal, now, cursorAt: (places) => places.map(({ position }) => position).join(' ') },
  );
  const events: FoundEvent[] = [];
  for (;;) {
    const next = await scan.next();
    if (next.done) {
      return { records: recordsOf(events), result: next.value, events };
    }
    events.push(next.value);
  }
}

const recordsOf = (events: readonly FoundEvent[]): LogRecord[] =>
  events.flatMap((event) => {
    if (event.type !== 'record') return [];
    return [{ partition: event.partition, offset: BigInt(event.offset), timestamp: BigInt(event.timestamp) }];
  });

/** A clock by which progress is due after every event. */
function everySecond(): () => number {
  let at = 0;
  return () => (at += 1000);
}

function rangesOf(logs: readonly FakeLog[], isolation: FakeSourceOptions['isolation']): ScanRange[] {
  return logs.map((log) => ({
    partition: log.partition,
    start: 0n,
    end: isolation === 'read_committed' ? log.lastStable : log.end,
  }));
}

const place = ({ partition, offset }: LogRecord) => `${partition}/${offset}`;

/** Where a further page goes on, as the cursor would say it. */
function after(ranges: ScanRange[], result: ScanResult, order: 'newest' | 'oldest'): ScanRange[] {
  return ranges.map((range, index) => {
    const position = result.partitions[index]?.position ?? -1n;
    return order === 'newest' ? { ...range, end: position } : { ...range, start: position };
  });
}

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

describe('a partition that can not be read', () => {
  const two = [0, 1].map((partition) => new FakeLog(partition, [last, last]));
  const failing = (error: Partial<{ retriable: boolean }>): { source: LogSource; leaders: Map<number, number> } => {
    const fake = fakeSource(two, { isolation: 'read_committed', order: 'newest', brokers: 1 });
    return {
      ...fake,
      source: {
        ...fake.source,
        async read(node, requests, options) {
          const results = await fake.source.read(node, requests, options);
          const broken = new AppError('KAFKA_ERROR', 'broken');
          if (results.has(1)) results.set(1, { kind: 'failed', error: broken, retriable: error.retriable ?? false });
          return results;
        },
      },
    };
  };

  test('is left out and reported, and a further page tries it again', async () => {
    const ranges = rangesOf(two, 'read_committed');
    const { records, result } = await page(ranges, 100, 'newest', failing({}));
    expect(records.map((record) => record.partition)).toEqual([0, 0]);
    expect(result.reason).toBe('error');
    expect(result.partitions[1]).toMatchObject({ position: 2n, from: 2n, to: 2n, reason: 'error' });
    const again = after(ranges, result, 'newest');
    const healthy = fakeSource(two, { isolation: 'read_committed', order: 'newest' });
    expect((await page(again, 100, 'newest', healthy)).records.map((record) => record.partition)).toEqual([1, 1]);
  });

  test('for a moment, while its answers also lack room, is read after all', async () => {
    const fake = fakeSource(two, { isolation: 'read_committed', order: 'oldest', brokers: 1, room: 80 });
    const moved = new AppError('KAFKA_ERROR', 'moved');
    let reads = 0;
    const source: LogSource = {
      ...fake.source,
      async read(node, requests, options) {
        const results = await fake.source.read(node, requests, options);
        const refused = ++reads <= 2 ? requests.map((request) => request.partition) : [];
        for (const partition of refused) results.set(partition, { kind: 'failed', error: moved, retriable: true });
        if (reads === 4) results.delete(1);
        return results;
      },
    };
    const { records, result } = await page(rangesOf(two, 'read_committed'), 100, 'oldest', { ...fake, source });
    expect(result.reason).toBe('end');
    expect(records).toHaveLength(4);
  });

  test('is retried for a while first, and then given up with the others unharmed', async () => {
    let clock = 0;
    const signal = new AbortController().signal;
    const { source, leaders } = failing({ retriable: true });
    const scan = runScan(
      { order: 'oldest', live: false, sparse: false, limit: 100, ranges: rangesOf(two, 'read_committed') },
      { source, leaders, signal, now: () => (clock += 50), cursorAt },
    );
    let next = await scan.next();
    while (!next.done) next = await scan.next();
    expect(next.value).toMatchObject({ reason: 'error', matched: 2n });
  });
});

describe('stopping', () => {
  test('ends the scan at once, even while a broker is silent', async () => {
    const stop = new AbortController();
    const source: LogSource = {
      read: (_, __, { signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
      leaders: async () => new Map([[0, 0]]),
    };
    const scan = runScan(
      { order: 'oldest', live: true, sparse: false, limit: 1, ranges: [{ partition: 0, start: 0n, end: 5n }] },
      { source, leaders: new Map([[0, 0]]), signal: stop.signal, now: Date.now, cursorAt },
    );
    const next = scan.next();
    stop.abort();
    expect(await next).toMatchObject({ done: true, value: { reason: 'cancelled' } });
  });
});

test('a scan leaves nothing behind at the signal it was given', async () => {
  const { signal } = new AbortController();
  const logs = [new FakeLog(0, [last, last, last])];
  const fake = fakeSource(logs, { isolation: 'read_committed', order: 'oldest' });
  for (const live of [false, true]) {
    const query = { order: 'oldest', live, sparse: false, limit: 2, ranges: rangesOf(logs, 'read_committed') } as const;
    const scan = runScan(query, { ...fake, signal, now: Date.now, cursorAt });
    await scan.next();
    expect(getEventListeners(signal, 'abort')).not.toEqual([]);
    if (live) await scan.return(undefined as never);
    else while (!(await scan.next()).done);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  }
});

describe('a tail', () => {
  test('gives what is there in order, then what comes, without waiting for quiet partitions', async () => {
    const logs = [0, 1, 2].map((partition) => new FakeLog(partition, [last]));
    const fake = fakeSource(logs, { isolation: 'read_committed', order: 'oldest' });
    const signal = new AbortController().signal;
    const ranges = rangesOf(logs, 'read_committed');
    const scan = runScan(
      { order: 'oldest', live: true, sparse: false, limit: 1, ranges },
      { ...fake, signal, now: Date.now, cursorAt },
    );
    const seen: string[] = [];
    const take = async (count: number) => {
      while (seen.length < count) {
        const next = await scan.next();
        if (next.done) throw new Error('a tail ended');
        if (next.value.type === 'record') seen.push(`${next.value.partition}/${next.value.offset}`);
      }
    };
    await take(3);
    logs[2]?.add(last);
    await take(4);
    logs[0]?.add(last);
    await take(5);
    expect(seen).toEqual(['0/0', '1/0', '2/0', '2/1', '0/1']);
    await scan.return(undefined as never);
  });
});
