import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealed, type TestRecord, testBatch, testMarker } from '../../testing/record-batch.ts';
import { type Batch, codecs, readBatches } from './batch.ts';
import { visibleBatches } from './committed.ts';
import { RecordCursor } from './record-cursor.ts';
import { RecordsError } from './records-error.ts';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const nullable = fc.option(bytes, { nil: null });
const record: fc.Arbitrary<TestRecord> = fc.record({
  timestamp: fc.bigInt({ min: -1n, max: 2n ** 62n }),
  key: nullable,
  value: nullable,
  headers: fc.array(fc.record({ key: bytes, value: nullable }), { maxLength: 4 }),
});

function only(buffer: Buffer): Batch {
  const [batch] = readBatches(buffer);
  if (batch?.kind !== 'batch') throw new Error(`no batch: ${batch?.error.message}`);
  return batch;
}

function read(batch: Batch, maxBytes?: number) {
  const cursor = new RecordCursor(batch, { maxBytes });
  const records = [];
  while (cursor.next()) {
    const { offset, timestamp, key, value } = cursor;
    records.push({ offset, timestamp, key, value, headers: cursor.headers() });
  }
  return records;
}

function failure(work: () => unknown): RecordsError {
  try {
    work();
  } catch (error) {
    if (error instanceof RecordsError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('records of a batch', () => {
  test('come out as they went in, with every codec, null and empty apart, headers in order', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...codecs),
        fc.bigInt({ min: 0n, max: 2n ** 62n }),
        (records, codec, baseOffset) => {
          const batch = only(testBatch({ baseOffset, records, codec }));
          expect(batch).toMatchObject({ codec, baseOffset, count: records.length, timestampType: 'create' });
          expect(read(batch)).toEqual(
            records.map((each, index) => ({ headers: [], ...each, offset: baseOffset + BigInt(index) })),
          );
        },
      ),
    );
  });

  test('keep their offsets where compaction has left holes', () => {
    const records = [3, 7, 8].map((offsetDelta) => ({ offsetDelta, timestamp: 5n, key: null, value: Buffer.of(1) }));
    const batch = only(testBatch({ baseOffset: 100n, records, lastOffsetDelta: 12 }));
    expect(batch.lastOffset).toBe(112n);
    expect(read(batch).map((each) => each.offset)).toEqual([103n, 107n, 108n]);
  });

  test("all carry the broker's time where the log has append time", () => {
    const records = [1n, 9n].map((timestamp) => ({ timestamp, key: null, value: null }));
    const batch = only(testBatch({ baseOffset: 0n, records, appendTime: 777n }));
    expect(batch.timestampType).toBe('append');
    expect(read(batch).map((each) => each.timestamp)).toEqual([777n, 777n]);
  });

  test('can be gone back to', () => {
    const records = ['a', 'b', 'c'].map((text) => ({ timestamp: 1n, key: null, value: Buffer.from(text) }));
    const cursor = new RecordCursor(only(testBatch({ baseOffset: 0n, records })));
    cursor.next();
    cursor.next();
    const second = cursor.start;
    cursor.next();
    cursor.seek(second);
    expect([cursor.offset, cursor.value?.toString()]).toEqual([1n, 'b']);
  });
});

describe('a batch that is not right', () => {
  const good = testBatch({ baseOffset: 5n, records: [{ timestamp: 1n, key: null, value: Buffer.from('after') }] });

  test('that is cut off at the end of a fetch is left for the next one', () => {
    for (let length = 0; length < good.length; length++) {
      expect([...readBatches(Buffer.concat([good, good.subarray(0, length)]))]).toHaveLength(1);
    }
  });

  test('leaves its neighbours readable', () => {
    const broken = Buffer.from(good);
    broken.fill(0xff, 61, 70);
    const read = [...readBatches(Buffer.concat([good, broken, good]))];
    expect(read).toHaveLength(3);
    const error = failure(() => new RecordCursor(read[1] as Batch).next());
    expect(error.code).toBe('CORRUPT_BATCH');
    expect(error.message).toContain('damaged after it was written');
  });

  test('but has the right checksum is blamed on its producer', () => {
    const broken = Buffer.from(good);
    broken.fill(0xff, 61, 70);
    expect(failure(() => new RecordCursor(only(sealed(broken))).next()).message).toContain('the producer wrote it');
  });

  test.each([0, 1, 3])('of format %i is named', (magic) => {
    const old = Buffer.from(good);
    old.writeInt8(magic, 16);
    const [batch, next] = readBatches(Buffer.concat([old, good]));
    expect(batch).toMatchObject({ kind: 'unreadable', baseOffset: 5n, error: { code: 'UNSUPPORTED_FORMAT' } });
    expect(next).toMatchObject({ kind: 'batch' });
  });

  test('of an unknown compression type is named', () => {
    const odd = Buffer.from(good);
    odd.writeInt16BE(6, 21);
    expect([...readBatches(sealed(odd))]).toMatchObject([
      { error: { message: 'The compression type 6 is not known.' } },
    ]);
  });

  test.each(codecs)('that inflates beyond the cap is refused by its size (%s)', (codec) => {
    const records = [{ timestamp: 1n, key: null, value: Buffer.alloc(3_000_000, 65) }];
    const bomb = only(testBatch({ baseOffset: 0n, records, codec }));
    if (codec === 'none') expect(read(bomb, 1_000_000)).toHaveLength(1);
    else expect(failure(() => read(bomb, 1_000_000)).code).toBe('BATCH_TOO_LARGE');
    expect(read(bomb, 4_000_000)).toHaveLength(1);
  });

  test('never hangs, crashes or costs memory, whatever its bytes', () => {
    const base = (codec: (typeof codecs)[number]) =>
      testBatch({
        baseOffset: 0n,
        codec,
        records: Array.from({ length: 5 }, (_, index) => ({
          timestamp: BigInt(index),
          key: Buffer.from(`key ${index}`),
          value: Buffer.from('value '.repeat(20)),
          headers: [{ key: Buffer.from('h'), value: null }],
        })),
      });
    fc.assert(
      fc.property(
        fc.constantFrom(...codecs),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (codec, changes) => {
          const damaged = base(codec);
          for (const [at, to] of changes) damaged[at % damaged.length] = to;
          for (const batch of readBatches(damaged)) {
            if (batch.kind === 'unreadable') continue;
            try {
              read(batch);
            } catch (error) {
              expect(error).toBeInstanceOf(RecordsError);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('in zstd, when it claims more records than it holds, gives those it holds first', () => {
    const batch = testBatch({
      baseOffset: 0n,
      codec: 'zstd',
      lastOffsetDelta: 9,
      records: [{ timestamp: 1n, key: null, value: null }],
    });
    batch.writeInt32BE(4, 57);
    const cursor = new RecordCursor(only(sealed(batch)));
    expect(cursor.next()).toBe(true);
    expect(failure(() => cursor.next()).code).toBe('CORRUPT_BATCH');
    expect(cursor.nextOffset).toBe(1n);
  });
});

describe('transactions', () => {
  const data = (offset: bigint, producerId: bigint, transactional = true) =>
    testBatch({ baseOffset: offset, producerId, transactional, records: [{ timestamp: 1n, key: null, value: null }] });

  test('that were aborted are hidden, the next one of the same producer is not', () => {
    const log = Buffer.concat([
      data(0n, 1n),
      data(1n, 2n),
      testMarker(2n, 1n, 'abort', 1n),
      data(3n, 1n),
      testMarker(4n, 1n, 'commit', 1n),
      testMarker(5n, 2n, 'commit', 1n),
      data(6n, 1n, false),
    ]);
    const offsets = (aborted: { producerId: bigint; firstOffset: bigint }[] | null) =>
      [...visibleBatches(readBatches(log), aborted)].map((batch) => batch.baseOffset);
    expect(offsets([{ producerId: 1n, firstOffset: 0n }])).toEqual([1n, 3n, 6n]);
    expect(offsets(null)).toEqual([0n, 1n, 3n, 6n]);
  });
});
