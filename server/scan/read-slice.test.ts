import { describe, expect, test } from 'vitest';
import { sealed, type TestBatch, testBatch } from '../testing/record-batch.ts';
import { readSlice, type SliceJob } from './read-slice.ts';

const batch = (baseOffset: bigint, count: number, more: Partial<TestBatch> = {}) =>
  testBatch({
    baseOffset,
    records: Array.from({ length: count }, () => ({ timestamp: 5n, key: null, value: Buffer.from('v') })),
    ...more,
  });

const read = (bytes: Buffer[], job: Partial<SliceJob> = {}) =>
  readSlice({
    partition: 0,
    order: 'oldest',
    bytes: new Uint8Array(Buffer.concat(bytes)),
    fetchOffset: 0n,
    from: 0n,
    to: 1000n,
    aborted: null,
    fromTime: null,
    toTime: null,
    literals: [],
    filter: null,
    maxRecords: 1000,
    maxBytes: 1_000_000,
    show: { topic: 't', registry: null, keySerde: 'auto', valueSerde: 'auto', maxBytes: 1000, raw: false },
    ...job,
  });

const shown = ({ items }: ReturnType<typeof read>) =>
  items.map(({ event, first, last }) =>
    event.type === 'record' ? `${first}` : `${first}-${last} ${event.error.code}`,
  );

describe('a stretch that can not be read', () => {
  const broken = batch(2n, 3);
  broken.fill(0xff, 61);
  const lastBroken = batch(2n, 3);
  lastBroken[lastBroken.length - 1] = 9;
  const old = batch(2n, 3);
  old.writeInt8(1, 16);

  test.each([
    ['a damaged batch', broken, ['0', '1', '2-4 CORRUPT_BATCH', '5', '6']],
    ['a batch whose last record is damaged', sealed(lastBroken), ['0', '1', '2', '3', '4-4 CORRUPT_BATCH', '5', '6']],
    ['a batch of an old format', old, ['0', '1', '2-2 UNSUPPORTED_FORMAT', '5', '6']],
  ])('%s is shown in its place, with its neighbours intact', (_, middle, expected) => {
    const log = [batch(0n, 2), middle, batch(5n, 2)];
    expect(shown(read(log))).toEqual(expected);
    expect(shown(read(log, { order: 'newest' }))).toEqual(expected.toReversed());
  });

  test.each(['gzip', 'snappy', 'lz4', 'zstd'] as const)(
    'that %s inflates beyond all measure is named with its size',
    { timeout: 60_000 },
    (codec) => {
      const bomb = batch(2n, 1, {
        codec,
        records: [{ timestamp: 1n, key: null, value: Buffer.alloc(140 * 1024 * 1024) }],
      });
      const { items } = read([batch(0n, 2), bomb, batch(3n, 1)]);
      expect(items[2]?.event).toMatchObject({
        type: 'unreadable',
        size: bomb.length,
        error: { code: 'BATCH_TOO_LARGE' },
      });
      expect(items[3]?.event).toMatchObject({ type: 'record', offset: '3' });
    },
  );

  test('takes only the offsets that were asked for', () => {
    expect(shown(read([broken], { from: 3n, to: 4n, fetchOffset: 3n }))).toEqual(['3-3 CORRUPT_BATCH']);
  });
});

describe('what is read', () => {
  const log = [batch(0n, 5), batch(5n, 5)];

  test('stops at the limit and says how far it got, in both directions', () => {
    expect(read(log, { maxRecords: 3 })).toMatchObject({ start: 0n, end: 3n, cut: true });
    const newest = read(log, { maxRecords: 3, order: 'newest' });
    expect(newest).toMatchObject({ start: 7n, end: 10n, cut: true });
    expect(shown(newest)).toEqual(['9', '8', '7']);
    expect(read(log, { maxBytes: 1 })).toMatchObject({ end: 1n });
  });

  test('reaches over a hole to the first batch behind the range', () => {
    expect(read([batch(0n, 2), batch(500n, 1)], { to: 100n })).toMatchObject({ start: 0n, end: 100n, cut: false });
    expect(read([batch(0n, 2)], { to: 100n })).toMatchObject({ end: 2n });
    expect(read([], { fetchOffset: 7n, from: 7n })).toMatchObject({ start: 7n, end: 7n });
  });

  test('includes what the first batch has before the offset that was fetched, when it is wanted', () => {
    expect(shown(read(log, { fetchOffset: 3n, from: 3n }))).toHaveLength(7);
    expect(read(log, { fetchOffset: 3n, from: 1n })).toMatchObject({ start: 1n, end: 10n });
  });

  test('with thousands of headers shows them all, within the room of one payload', () => {
    const headers = Array.from({ length: 10_000 }, () => ({ key: Buffer.from('h'), value: Buffer.from('x') }));
    const key = { key: Buffer.of(0xff), value: null };
    const value = { timestamp: 1n, key: null, value: null, headers: [key, ...headers] };
    const event = read([testBatch({ baseOffset: 0n, records: [value] })]).items[0]?.event;
    if (event?.type !== 'record') throw new Error('no record');
    expect(event.headers).toHaveLength(10_001);
    expect(event.headers[0]).toEqual({ key: '\ufffd', keyBase64: '/w==', value: null });
    expect(event.headers[500]?.value).toMatchObject({ text: 'x', truncated: false });
    expect(event.headers[5000]?.value).toMatchObject({ text: '', size: 1, truncated: true });
  });
});
