import { describe, expect, test } from 'vitest';
import { testBatch, testMarker } from '../testing/record-batch.ts';
import { timeOf } from './read-record-times.ts';

const record = (timestamp: bigint, offsetDelta?: number) => ({
  ...{ timestamp, key: null, value: Buffer.from('v') },
  ...(offsetDelta !== undefined && { offsetDelta }),
});
/** Offsets 10, 11 and 15 of a compacted batch that reaches to 16. */
const compacted = testBatch({
  baseOffset: 10n,
  records: [record(1_000n), record(2_000n), record(6_000n, 5)],
  lastOffsetDelta: 6,
});
const marker = testMarker(17n, 1n, 'commit', 7_000n);
const next = testBatch({ baseOffset: 18n, records: [record(8_000n)], codec: 'gzip' });
const bytes = Buffer.concat([compacted, marker, next]);

describe('the time of the record at an offset', () => {
  test.each([
    [10n, 1_000n],
    [11n, 2_000n],
    [12n, 6_000n],
    [16n, 8_000n],
    [17n, 8_000n],
    [18n, 8_000n],
  ])('%d is that of the first record from there on', (offset, time) => {
    expect(timeOf(bytes, { offset, end: 19n })).toBe(time);
  });

  test('is none where only gaps and markers follow up to the end', () => {
    expect(timeOf(Buffer.concat([compacted, marker]), { offset: 16n, end: 18n })).toBeNull();
  });

  test('is unknown where the bytes end too early, the batch is damaged, or the record has no time', () => {
    expect(timeOf(compacted, { offset: 16n, end: 19n })).toBeUndefined();
    expect(timeOf(bytes.subarray(0, compacted.length - 5), { offset: 10n, end: 19n })).toBeUndefined();
    const damaged = Buffer.from(compacted);
    damaged.writeUInt8(0x7e, 61);
    expect(timeOf(damaged, { offset: 10n, end: 19n })).toBeUndefined();
    const timeless = testBatch({ baseOffset: 0n, records: [record(-1n)] });
    expect(timeOf(timeless, { offset: 0n, end: 1n })).toBeUndefined();
  });

  test('is the broker’s where the topic says so', () => {
    const appended = testBatch({ baseOffset: 0n, records: [record(5n)], appendTime: 9_000n });
    expect(timeOf(appended, { offset: 0n, end: 1n })).toBe(9_000n);
  });
});
