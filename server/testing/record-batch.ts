import { gzipSync, zstdCompressSync } from 'node:zlib';
import { crc32c, lz4Compress, snappyCompress } from '@platformatic/wasm-utils';
import { type Codec, codecs } from '../kafka/records/batch.ts';

export interface TestRecord {
  /** Offset after the batch's first; absent: one after the record before. */
  offsetDelta?: number;
  timestamp: bigint;
  key: Buffer | null;
  value: Buffer | null;
  headers?: { key: Buffer; value: Buffer | null }[];
}

export interface TestBatch {
  baseOffset: bigint;
  records: TestRecord[];
  codec?: Codec;
  /** Offsets that the batch covers after its first; compaction leaves more than its records need. */
  lastOffsetDelta?: number;
  producerId?: bigint;
  transactional?: boolean;
  control?: boolean;
  /** The batch has the broker's clock, and this time. */
  appendTime?: bigint;
}

/** Bytes of a record batch as a broker would hold it; a second opinion on the layout, for tests only. */
export function testBatch(batch: TestBatch): Buffer {
  const base = batch.records[0]?.timestamp ?? -1n;
  let delta = -1;
  const deltas = batch.records.map((record) => {
    delta = record.offsetDelta ?? delta + 1;
    return delta;
  });
  const plain = Buffer.concat(batch.records.map((record, index) => testRecord(record, deltas[index] ?? 0, base)));
  const codec = batch.codec ?? 'none';
  const packed = pack(codec, plain);
  const bytes = Buffer.alloc(61 + packed.length);
  bytes.writeBigInt64BE(batch.baseOffset, 0);
  bytes.writeInt32BE(49 + packed.length, 8);
  bytes.writeInt32BE(3, 12);
  bytes.writeInt8(2, 16);
  const flags = (batch.appendTime === undefined ? 0 : 8) + (batch.transactional ? 16 : 0) + (batch.control ? 32 : 0);
  bytes.writeInt16BE(codecs.indexOf(codec) + flags, 21);
  bytes.writeInt32BE(batch.lastOffsetDelta ?? Math.max(0, delta), 23);
  bytes.writeBigInt64BE(base, 27);
  const newest = batch.records.reduce((max, record) => (record.timestamp > max ? record.timestamp : max), -1n);
  bytes.writeBigInt64BE(batch.appendTime ?? newest, 35);
  bytes.writeBigInt64BE(batch.producerId ?? -1n, 43);
  bytes.writeInt16BE(batch.producerId === undefined ? -1 : 0, 51);
  bytes.writeInt32BE(batch.producerId === undefined ? -1 : 0, 53);
  bytes.writeInt32BE(batch.records.length, 57);
  packed.copy(bytes, 61);
  return sealed(bytes);
}

/** A transaction marker, which takes one offset. */
export function testMarker(offset: bigint, producerId: bigint, kind: 'abort' | 'commit', timestamp: bigint): Buffer {
  const key = Buffer.from([0, 0, 0, kind === 'abort' ? 0 : 1]);
  const record = { timestamp, key, value: Buffer.alloc(6) };
  return testBatch({ baseOffset: offset, records: [record], producerId, transactional: true, control: true });
}

/** Puts the right checksum on a batch whose bytes were changed on purpose. */
export function sealed(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(crc32c(bytes.subarray(21)), 17);
  return bytes;
}

function testRecord(record: TestRecord, offsetDelta: number, baseTimestamp: bigint): Buffer {
  const headers = record.headers ?? [];
  const body = Buffer.concat([
    Buffer.from([0]),
    zigzag(record.timestamp - baseTimestamp),
    zigzag(BigInt(offsetDelta)),
    sized(record.key),
    sized(record.value),
    zigzag(BigInt(headers.length)),
    ...headers.flatMap((header) => [sized(header.key), sized(header.value)]),
  ]);
  return Buffer.concat([zigzag(BigInt(body.length)), body]);
}

function sized(bytes: Buffer | null): Buffer {
  return bytes === null ? zigzag(-1n) : Buffer.concat([zigzag(BigInt(bytes.length)), bytes]);
}

function zigzag(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

function pack(codec: Codec, plain: Buffer): Buffer {
  if (codec === 'gzip') return gzipSync(plain);
  if (codec === 'zstd') return zstdCompressSync(plain);
  if (codec === 'lz4') return lz4Compress(plain);
  if (codec === 'snappy') return snappyCompress(plain);
  return plain;
}
