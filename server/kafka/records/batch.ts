/**
 * Record batches as they lie in a log and in a Fetch answer.
 * Layout: Kafka's documentation, "Record Batch" (magic 2).
 */
import { crc32c } from '@platformatic/wasm-utils';
import { RecordsError } from './records-error.ts';

export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Codec = (typeof codecs)[number];

export interface Batch {
  kind: 'batch';
  baseOffset: bigint;
  lastOffset: bigint;
  leaderEpoch: number;
  codec: Codec;
  /** `append`: the broker's clock, one time for all records of the batch. */
  timestampType: 'create' | 'append';
  transactional: boolean;
  /** Holds transaction markers instead of records. */
  control: boolean;
  baseTimestamp: bigint;
  maxTimestamp: bigint;
  /** -1: the producer was not idempotent. */
  producerId: bigint;
  producerEpoch: number;
  baseSequence: number;
  count: number;
  /** The whole batch, header included; a view into what was fetched. */
  bytes: Buffer;
}

/** Bytes between batches that read well, or a batch that can't be read. */
export interface UnreadableBatch {
  kind: 'unreadable';
  baseOffset: bigint;
  lastOffset: bigint;
  maxTimestamp: bigint;
  bytes: Buffer;
  error: RecordsError;
}

const LOG_OVERHEAD = 12;
export const BATCH_HEADER = 61;
/** Smallest length field of a batch: the rest of the header. */
const MIN_LENGTH = BATCH_HEADER - LOG_OVERHEAD;
const MAGIC_AT = 16;
const ATTRIBUTES_AT = 21;

/** Walks the headers of the batches in `bytes`. Never throws; a batch that is cut off at the end is not there. */
export function* readBatches(bytes: Buffer): Generator<Batch | UnreadableBatch, void, undefined> {
  let at = 0;
  while (at + LOG_OVERHEAD + 5 <= bytes.length) {
    const baseOffset = bytes.readBigInt64BE(at);
    const length = bytes.readInt32BE(at + 8);
    const magic = bytes.readInt8(at + MAGIC_AT);
    if (length < (magic === 2 ? MIN_LENGTH : 5) || baseOffset < 0n) {
      const error = new RecordsError(
        'CORRUPT_BATCH',
        'The batch has an impossible length, so what follows is lost too.',
      );
      yield unreadable(baseOffset < 0n ? 0n : baseOffset, bytes.subarray(at), error);
      return;
    }
    const end = at + LOG_OVERHEAD + length;
    if (end > bytes.length) return;
    yield readHeader(bytes.subarray(at, end), baseOffset, magic);
    at = end;
  }
}

function readHeader(bytes: Buffer, baseOffset: bigint, magic: number): Batch | UnreadableBatch {
  if (magic !== 2) {
    const format = magic === 0 || magic === 1 ? 'written before Kafka 0.11' : 'unknown';
    const message = `The record format is version ${magic} (${format}); version 2 is the one that is read.`;
    return unreadable(baseOffset, bytes, new RecordsError('UNSUPPORTED_FORMAT', message));
  }
  const attributes = bytes.readInt16BE(ATTRIBUTES_AT);
  const lastOffsetDelta = bytes.readInt32BE(23);
  const maxTimestamp = bytes.readBigInt64BE(35);
  const count = bytes.readInt32BE(57);
  if (lastOffsetDelta < 0 || count < 0 || count > lastOffsetDelta + 1) {
    const message = describeDamage(bytes, `its header claims ${count} records in ${lastOffsetDelta + 1} offsets`);
    return unreadable(baseOffset, bytes, new RecordsError('CORRUPT_BATCH', message));
  }
  const lastOffset = baseOffset + BigInt(lastOffsetDelta);
  const codec = codecs[attributes & 7];
  if (!codec) {
    const error = new RecordsError('UNSUPPORTED_FORMAT', `The compression type ${attributes & 7} is not known.`);
    return { kind: 'unreadable', baseOffset, lastOffset, maxTimestamp, bytes, error };
  }
  return {
    kind: 'batch',
    baseOffset,
    lastOffset,
    leaderEpoch: bytes.readInt32BE(12),
    codec,
    timestampType: attributes & 8 ? 'append' : 'create',
    transactional: (attributes & 16) !== 0,
    control: (attributes & 32) !== 0,
    baseTimestamp: bytes.readBigInt64BE(27),
    maxTimestamp,
    producerId: bytes.readBigInt64BE(43),
    producerEpoch: bytes.readInt16BE(51),
    baseSequence: bytes.readInt32BE(53),
    count,
    bytes,
  };
}

/** Whether the batch is as its writer left it. */
export function checksumMatches(bytes: Buffer): boolean {
  return bytes.readUInt32BE(17) === crc32c(bytes.subarray(ATTRIBUTES_AT));
}

/** Says whether a batch that doesn't parse was damaged after it was written, or written like that. */
export function describeDamage(bytes: Buffer, what: string): string {
  return checksumMatches(bytes)
    ? `The batch can't be read: ${what}. Its checksum is right, so the producer wrote it like this.`
    : `The batch can't be read: ${what}. Its checksum is wrong, so it was damaged after it was written.`;
}

function unreadable(offset: bigint, bytes: Buffer, error: RecordsError): UnreadableBatch {
  return { kind: 'unreadable', baseOffset: offset, lastOffset: offset, maxTimestamp: -1n, bytes, error };
}
