import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { FakeLog, fakeSource } from '../testing/fake-log.ts';
import { after, cursorAt, last, page, rangesOf } from '../testing/scan-pages.ts';
import type { LogSource } from './log-source.ts';
import { runScan } from './run-scan.ts';

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
