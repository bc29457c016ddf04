import { describe, expect, test } from 'vitest';
import { nextRecordOf } from './next-records.ts';

function batch(base: bigint, lastDelta: number, { control = false, timestamp = 0n, body = 17 } = {}): Buffer {
  const bytes = Buffer.alloc(61 + body);
  bytes.writeBigInt64BE(base, 0);
  bytes.writeInt32BE(bytes.length - 12, 8);
  bytes.writeInt8(2, 16);
  bytes.writeInt16BE(control ? 0x30 : 0, 21);
  bytes.writeInt32BE(lastDelta, 23);
  bytes.writeBigInt64BE(timestamp, 27);
  return bytes;
}

const marker = (base: bigint) => batch(base, 0, { control: true });

describe('what a group reads next', () => {
  test('the record at its offset, by the time of its batch', () => {
    const bytes = Buffer.concat([batch(0n, 4, { timestamp: 1000n }), batch(5n, 4, { timestamp: 2000n })]);
    expect(nextRecordOf(bytes, { offset: 7n, end: 10n })).toEqual({ timestamp: 2000, onlyMarkers: false });
  });

  test('nothing but a marker', () => {
    expect(nextRecordOf(marker(9n), { offset: 9n, end: 10n })).toEqual({ timestamp: null, onlyMarkers: true });
  });

  test('markers of several transactions', () => {
    const bytes = Buffer.concat([marker(8n), marker(9n)]);
    expect(nextRecordOf(bytes, { offset: 8n, end: 10n }).onlyMarkers).toBe(true);
  });

  test('a marker and then a record', () => {
    const bytes = Buffer.concat([marker(8n), batch(9n, 0, { timestamp: 3000n })]);
    expect(nextRecordOf(bytes, { offset: 8n, end: 10n })).toEqual({ timestamp: 3000, onlyMarkers: false });
  });

  test('a marker, but the fetch ended before the end of the log', () => {
    expect(nextRecordOf(marker(8n), { offset: 8n, end: 20n })).toEqual({ timestamp: null, onlyMarkers: false });
  });

  test('a batch that was cut off behind its header', () => {
    const cut = batch(5n, 4, { timestamp: 2000n, body: 5_000 }).subarray(0, 100);
    expect(nextRecordOf(cut, { offset: 5n, end: 10n }).timestamp).toBe(2000);
  });

  test('nothing at all, and bytes that are no batch', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(40), Buffer.alloc(200, 7)]) {
      expect(nextRecordOf(bytes, { offset: 5n, end: 10n })).toEqual({ timestamp: null, onlyMarkers: false });
    }
  });
});
