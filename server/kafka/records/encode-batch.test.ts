import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testBatch } from '../../testing/record-batch.ts';
import { type Batch, checksumMatches, codecs, readBatches } from './batch.ts';
import { type BatchToWrite, batchSize, encodeBatch, type RecordToWrite, recordSize } from './encode-batch.ts';
import { RecordCursor } from './record-cursor.ts';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const nullable = fc.option(bytes, { nil: null });
const record: fc.Arbitrary<RecordToWrite> = fc.record({
  key: nullable,
  value: nullable,
  headers: fc.array(fc.record({ key: bytes, value: nullable }), { maxLength: 4 }),
  timestamp: fc.oneof(int64, fc.constant(-1n), fc.bigInt({ min: 1_700_000_000_000n, max: 1_700_000_100_000n })),
});
const batches: fc.Arbitrary<BatchToWrite> = fc.record({
  records: fc.array(record, { minLength: 1, maxLength: 30 }),
  codec: fc.constantFrom(...codecs),
  producerId: fc.bigInt({ min: -1n, max: 2n ** 63n - 1n }),
  producerEpoch: fc.integer({ min: -1, max: 32_767 }),
  baseSequence: fc.integer({ min: -1, max: 2 ** 31 - 1 }),
  transactional: fc.boolean(),
});

function plain(records: RecordToWrite[]): BatchToWrite {
  return { records, codec: 'none', producerId: -1n, producerEpoch: -1, baseSequence: -1, transactional: false };
}

function only(encoded: Buffer): Batch {
  const [batch, ...others] = readBatches(encoded);
  if (batch?.kind !== 'batch' || others.length > 0) throw new Error('not one batch');
  return batch;
}

function read(batch: Batch): RecordToWrite[] {
  const cursor = new RecordCursor(batch);
  const records: RecordToWrite[] = [];
  while (cursor.next()) {
    const { key, value, timestamp } = cursor;
    records.push({ key, value, headers: cursor.headers(), timestamp });
  }
  return records;
}

describe('a batch that is written', () => {
  test('reads back as it was given, whatever its bytes, times and codec', () => {
    fc.assert(
      fc.property(batches, (given) => {
        const batch = only(encodeBatch(given));
        const { records, ...header } = given;
        const times = records.map(({ timestamp }) => timestamp);
        expect(batch).toMatchObject({ ...header, baseOffset: 0n, leaderEpoch: -1, count: records.length });
        expect(batch).toMatchObject({ timestampType: 'create', control: false, baseTimestamp: times[0] });
        expect(batch.lastOffset).toBe(BigInt(records.length - 1));
        expect(batch.maxTimestamp).toBe(times.reduce((max, time) => (time > max ? time : max)));
        expect(checksumMatches(batch.bytes)).toBe(true);
        expect(read(batch)).toEqual(records);
      }),
    );
  });

  test('has the bytes that a second, slower writer makes of the same records', () => {
    const common = record.filter(({ timestamp }) => timestamp >= -1n && timestamp < 2n ** 62n);
    fc.assert(
      fc.property(fc.array(common, { minLength: 1, maxLength: 200 }), (records) => {
        const other = testBatch({
          baseOffset: 0n,
          records: records.map((each) => ({ ...each, headers: [...each.headers] })),
        });
        other.writeInt32BE(-1, 12);
        expect(encodeBatch(plain(records)).toString('hex')).toBe(other.toString('hex'));
      }),
    );
  });

  test('is as large as was foretold, so that splitting before encoding is exact', () => {
    fc.assert(
      fc.property(batches, ({ records }) => {
        const size = encodeBatch(plain([...records])).length;
        expect(batchSize(records)).toBe(size);
        const base = records[0]?.timestamp ?? 0n;
        expect(61 + records.reduce((sum, each, index) => sum + recordSize(each, index, base), 0)).toBe(size);
      }),
    );
  });

  test('holds 20,000 records, and a record of a megabyte, with every codec', () => {
    const small = Array.from({ length: 20_000 }, (_, n) => ({
      key: Buffer.from(`key-${n}`),
      value: null,
      headers: [],
      timestamp: BigInt(n) * 86_400_000n,
    }));
    const large = { key: null, value: Buffer.alloc(1_048_576, 'a'), headers: [], timestamp: -1n };
    for (const codec of codecs) {
      const records = [...small, large];
      expect(read(only(encodeBatch({ ...plain(records), codec })))).toEqual(records);
    }
  });

  test('tells null from empty', () => {
    const empty = Buffer.alloc(0);
    const records = [
      { key: null, value: empty, headers: [{ key: empty, value: null }], timestamp: 0n },
      { key: empty, value: null, headers: [{ key: empty, value: empty }], timestamp: 0n },
    ];
    expect(read(only(encodeBatch(plain(records))))).toEqual(records);
  });
});

describe('a batch that the format has no room for', () => {
  const one: RecordToWrite = { key: null, value: null, headers: [], timestamp: 0n };
  test.each<[string, Partial<BatchToWrite>]>([
    ['no records', { records: [] }],
    ['a time beyond 64 bits', { records: [{ ...one, timestamp: 2n ** 63n }] }],
    ['a sequence beyond 32 bits', { baseSequence: 2 ** 31 }],
    ['an epoch beyond 16 bits', { producerEpoch: 32_768 }],
    ['a producer id beyond 64 bits', { producerId: 2n ** 63n }],
  ])('is refused: %s', (_, wrong) => {
    expect(() => encodeBatch({ ...plain([one]), ...wrong })).toThrow(RangeError);
  });

  test('is refused: more than 2 GiB, before memory is taken for it', () => {
    const value = Buffer.alloc(1_048_576);
    const records = Array.from({ length: 2_049 }, () => ({ ...one, value }));
    expect(() => encodeBatch(plain(records))).toThrow(RangeError);
  });
});
