/** Writes record batches. Layout: Kafka's documentation, "Record Batch" and "Record" (magic 2). */
import { crc32c } from '@platformatic/wasm-utils';
import { BATCH_HEADER, type Codec, codecs } from './batch.ts';
import { deflate } from './deflate.ts';
import { varintSize, varlongSize, writeVarint, writeVarlong } from './varint.ts';

export interface RecordToWrite {
  key: Buffer | null;
  value: Buffer | null;
  /** In this order; keys may repeat. */
  headers: readonly { key: Buffer; value: Buffer | null }[];
  /** Milliseconds since 1970; -1 says that there is none. */
  timestamp: bigint;
}

export interface BatchToWrite {
  /** At least one. */
  records: readonly RecordToWrite[];
  codec: Codec;
  /** -1 here, in the epoch and in the sequence: the producer is not idempotent. */
  producerId: bigint;
  producerEpoch: number;
  /** The first record's sequence number; the caller wraps it after 2^31 - 1. */
  baseSequence: number;
  transactional: boolean;
}

const MAX_BYTES = 2 ** 31 - 1;
const TRANSACTIONAL = 16;

/**
 * The bytes of one batch, as Produce takes them. Throws a RangeError where the format has no room: no records, more
 * than 2 GiB, a number beyond its field.
 */
export function encodeBatch(batch: BatchToWrite): Buffer {
  const { records, codec } = batch;
  if (records.length === 0) throw new RangeError('A batch holds at least one record.');
  const plain = Buffer.allocUnsafe(checkedSize(batchSize(records)));
  writeRecords(plain, records);
  const bytes = codec === 'none' ? plain : withRoomForHeader(deflate(codec, plain.subarray(BATCH_HEADER)));
  writeHeader(bytes, batch);
  return bytes;
}

/** Bytes of the batch without compression, header included; its own size limit is not checked. */
export function batchSize(records: readonly RecordToWrite[]): number {
  const base = records[0]?.timestamp ?? 0n;
  let size = BATCH_HEADER;
  for (let index = 0; index < records.length; index++) size += recordSize(records[index] as RecordToWrite, index, base);
  return size;
}

/** Bytes that a record takes in a batch: `index` is its place, `baseTimestamp` the first record's time. */
export function recordSize(record: RecordToWrite, index: number, baseTimestamp: bigint): number {
  const length = recordLength(record, index, baseTimestamp);
  return varintSize(length) + length;
}

function recordLength(record: RecordToWrite, index: number, baseTimestamp: bigint): number {
  const { headers } = record;
  let length = 1 + varlongSize(record.timestamp - baseTimestamp) + varintSize(index);
  length += sizeOf(record.key) + sizeOf(record.value) + varintSize(headers.length);
  for (let at = 0; at < headers.length; at++) {
    const header = headers[at] as RecordToWrite['headers'][number];
    length += sizeOf(header.key) + sizeOf(header.value);
  }
  return length;
}

function sizeOf(bytes: Buffer | null): number {
  return bytes === null ? 1 : varintSize(bytes.length) + bytes.length;
}

function writeRecords(bytes: Buffer, records: readonly RecordToWrite[]): void {
  const base = (records[0] as RecordToWrite).timestamp;
  let at = BATCH_HEADER;
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as RecordToWrite;
    const { headers } = record;
    at = writeVarint(bytes, at, recordLength(record, index, base));
    bytes[at++] = 0; // attributes, unused
    at = writeVarlong(bytes, at, record.timestamp - base);
    at = writeVarint(bytes, at, index);
    at = writeBytes(bytes, at, record.key);
    at = writeBytes(bytes, at, record.value);
    at = writeVarint(bytes, at, headers.length);
    for (let each = 0; each < headers.length; each++) {
      const header = headers[each] as RecordToWrite['headers'][number];
      at = writeBytes(bytes, at, header.key);
      at = writeBytes(bytes, at, header.value);
    }
  }
}

function writeBytes(bytes: Buffer, at: number, value: Buffer | null): number {
  if (value === null) return writeVarint(bytes, at, -1);
  const start = writeVarint(bytes, at, value.length);
  bytes.set(value, start);
  return start + value.length;
}

function withRoomForHeader(packed: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(checkedSize(BATCH_HEADER + packed.length));
  bytes.set(packed, BATCH_HEADER);
  return bytes;
}

/** The checksum covers all that follows it, so it comes last. */
function writeHeader(bytes: Buffer, batch: BatchToWrite): void {
  const { records } = batch;
  bytes.writeBigInt64BE(0n, 0); // base offset: the broker's business
  bytes.writeInt32BE(bytes.length - 12, 8);
  bytes.writeInt32BE(-1, 12); // leader epoch: likewise
  bytes.writeInt8(2, 16);
  bytes.writeInt16BE(codecs.indexOf(batch.codec) | (batch.transactional ? TRANSACTIONAL : 0), 21);
  bytes.writeInt32BE(records.length - 1, 23);
  bytes.writeBigInt64BE((records[0] as RecordToWrite).timestamp, 27);
  bytes.writeBigInt64BE(maxTimestamp(records), 35);
  bytes.writeBigInt64BE(batch.producerId, 43);
  bytes.writeInt16BE(batch.producerEpoch, 51);
  bytes.writeInt32BE(batch.baseSequence, 53);
  bytes.writeInt32BE(records.length, 57);
  bytes.writeUInt32BE(crc32c(bytes.subarray(21)), 17);
}

function checkedSize(size: number): number {
  if (size > MAX_BYTES) throw new RangeError(`A batch of ${size} bytes is larger than Kafka's format can say.`);
  return size;
}

function maxTimestamp(records: readonly RecordToWrite[]): bigint {
  let max = (records[0] as RecordToWrite).timestamp;
  for (let index = 1; index < records.length; index++) {
    const { timestamp } = records[index] as RecordToWrite;
    if (timestamp > max) max = timestamp;
  }
  return max;
}
