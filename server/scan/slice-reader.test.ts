import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { testBatch } from '../testing/record-batch.ts';
import type { SliceJob } from './read-slice.ts';
import { createSliceReader } from './slice-reader.ts';

const job = (): SliceJob => ({
  partition: 3,
  order: 'oldest',
  bytes: new Uint8Array(
    testBatch({ baseOffset: 0n, records: [{ timestamp: 1n, key: null, value: Buffer.from('v') }] }),
  ),
  fetchOffset: 0n,
  from: 0n,
  to: 10n,
  aborted: null,
  fromTime: null,
  toTime: null,
  literals: [],
  filter: null,
  maxRecords: 10,
  maxBytes: 1000,
  show: { topic: 't', registry: null, keySerde: 'auto', valueSerde: 'auto', maxBytes: 1000, raw: false },
});

test('records are read in a thread, many requests at once', async () => {
  const reader = createSliceReader();
  const answers = await Promise.all(Array.from({ length: 20 }, () => reader.read([job()])));
  for (const [slice] of answers)
    expect(slice?.items).toMatchObject([{ first: 0n, event: { partition: 3, offset: '0' } }]);
});

test('what several partitions share is read in one go', async () => {
  const one = job();
  const other = { ...job(), partition: 4, bytes: one.bytes };
  const slices = await createSliceReader().read([one, other]);
  expect(slices.map(({ items }) => items[0]?.event.partition)).toEqual([3, 4]);
});

test('a thread that breaks down fails what it was at, in words, and the next request gets a new one', async () => {
  let starts = 0;
  const good = () => new Worker(new URL('./scan-worker.ts', import.meta.url));
  const dying = () =>
    new Worker("require('worker_threads').parentPort.on('message', () => process.exit(3))", { eval: true });
  const reader = createSliceReader({ start: () => (++starts === 1 ? dying() : good()), maxThreads: 1 });
  const failed = await Promise.allSettled([reader.read([job()]), reader.read([job()])]);
  expect(failed).toMatchObject([
    { status: 'rejected', reason: { code: 'INTERNAL' } },
    { status: 'rejected', reason: { code: 'READING_INTERRUPTED' } },
  ]);
  expect((await reader.read([job()]))[0]?.items).toHaveLength(1);
  expect(starts).toBe(2);
});

test('a filter without an end is stopped, and those that waited behind it are told to try again', async () => {
  let starts = 0;
  const endless = () =>
    new Worker("require('worker_threads').parentPort.on('message', () => { for (;;); })", { eval: true });
  const good = () => new Worker(new URL('./scan-worker.ts', import.meta.url));
  const reader = createSliceReader({ start: () => (++starts === 1 ? endless() : good()), maxJobMs: 50, maxThreads: 1 });
  const failed = await Promise.allSettled([reader.read([{ ...job(), filter: 'true' }]), reader.read([job()])]);
  expect(failed).toMatchObject([
    { status: 'rejected', reason: { code: 'FILTER_TOO_SLOW' } },
    { status: 'rejected', reason: { code: 'READING_INTERRUPTED' } },
  ]);
});
