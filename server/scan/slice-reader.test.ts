import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { SchemaAnswer } from '../serde/registry/registered-schema.ts';
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

const withSchema = (): SliceJob => ({
  ...job(),
  bytes: new Uint8Array(
    testBatch({ baseOffset: 0n, records: [{ timestamp: 1n, key: null, value: Buffer.of(0, 0, 0, 0, 7, 2) }] }),
  ),
  show: { ...job().show, registry: 'r' },
});
const valueIn = (slices: Awaited<ReturnType<ReturnType<typeof createSliceReader>['read']>>) => {
  const event = slices[0]?.items[0]?.event;
  return event?.type === 'record' ? event.value : undefined;
};

test('a schema is brought to the thread that misses it, once, and other work goes on meanwhile', async () => {
  const asked: string[][] = [];
  const coming = Promise.withResolvers<SchemaAnswer[]>();
  const find = (keys: readonly string[]) => {
    asked.push([...keys]);
    return coming.promise;
  };
  const reader = createSliceReader({ maxThreads: 1 });
  const held = reader.read([withSchema()], { find });
  await expect.poll(() => asked).toEqual([['7']]);
  expect((await reader.read([job()]))[0]?.items).toHaveLength(1);
  coming.resolve([{ ok: true, schema: { key: '7', type: 'AVRO', text: '"long"', references: [], places: [] } }]);
  expect(valueIn(await held)).toMatchObject({ serde: 'avro', text: '1', schemaId: 7 });
  expect(valueIn(await reader.read([withSchema()], { find }))).toMatchObject({ serde: 'avro' });
  expect(asked).toHaveLength(1);
});

test('a record whose schema can not be had comes raw, with the reason', async () => {
  const failed: SchemaAnswer = { ok: false, key: '7', reason: 'the registry is away', retryAt: Date.now() + 60_000 };
  const slices = await createSliceReader().read([withSchema()], { find: async () => [failed] });
  expect(valueIn(slices)).toMatchObject({ serde: 'hex', note: expect.stringContaining('the registry is away') });
});

test('what waits for a schema when its thread ends is told to try again', async () => {
  const ending = new Worker(
    "require('worker_threads').parentPort.on('message', ({ id }) => { if (id === 1) require('worker_threads').parentPort.postMessage({ id, missing: ['7'] }); else process.exit(3); })",
    { eval: true },
  );
  const reader = createSliceReader({ start: () => ending, maxThreads: 1 });
  const held = reader.read([withSchema()], { find: () => new Promise(() => {}) });
  const failed = await Promise.allSettled([held, reader.read([job()])]);
  expect(failed).toMatchObject([
    { status: 'rejected', reason: { code: 'READING_INTERRUPTED' } },
    { status: 'rejected', reason: { code: 'INTERNAL' } },
  ]);
});
