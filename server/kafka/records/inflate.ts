import { gunzipSync } from 'node:zlib';
import { snappyDecompress } from '@platformatic/wasm-utils';
import { BATCH_HEADER, type Batch, describeDamage } from './batch.ts';
import { inflateLz4, lz4SizeBound } from './lz4.ts';
import { RecordsError } from './records-error.ts';
import { isXerial, snappySize, xerialBlocks } from './snappy.ts';
import { inflateZstd, zstdSizeBound } from './zstd.ts';

/** What a batch may inflate to: room for Kafka's largest records, and a stop for decompression bombs. */
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

const SMALLEST_PIECE = 16 * 1024;
const LARGEST_PIECE = 1024 * 1024;
const USUAL_RATIO = 8;

/** Those whose decoders give the same memory every time. */
const inSharedMemory = { lz4: true, zstd: true };

export interface InflateOptions {
  maxBytes?: number | undefined;
  /** What is given may be overwritten when the thread inflates the next batch: for who is done with it by then. */
  lent?: boolean | undefined;
}

/** The records of a batch, uncompressed. Throws a RecordsError with the reason when they can't be had. */
export function inflateBatch(
  batch: Batch,
  { maxBytes = MAX_INFLATED_BYTES, lent = false }: InflateOptions = {},
): Buffer {
  const packed = batch.bytes.subarray(BATCH_HEADER);
  try {
    const records = inflate(batch.codec, packed, maxBytes);
    return batch.codec in inSharedMemory && !lent ? Buffer.from(records) : records;
  } catch (error) {
    if (error instanceof RecordsError && error.code === 'BATCH_TOO_LARGE') throw error;
    const what = `${batch.codec} can't decompress it (${error instanceof Error ? error.message : String(error)})`;
    throw new RecordsError('CORRUPT_BATCH', describeDamage(batch.bytes, what), error);
  }
}

function inflate(codec: Batch['codec'], packed: Buffer, maxBytes: number): Buffer {
  switch (codec) {
    case 'none':
      return packed;
    case 'gzip':
      return capped(() => gunzipSync(packed, inPieces(packed, maxBytes)), maxBytes);
    case 'zstd':
      return inflateZstd(packed, assertSize(zstdSizeBound(packed), maxBytes));
    case 'lz4':
      return inflateLz4(packed, assertSize(lz4SizeBound(packed), maxBytes));
    case 'snappy':
      return inflateSnappy(packed, maxBytes);
  }
}

/** Most batches inflate into one piece of this size, which then need not be put together from many. */
function inPieces(packed: Buffer, maxOutputLength: number) {
  const chunkSize = Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, packed.length * USUAL_RATIO));
  return { maxOutputLength, chunkSize };
}

function inflateSnappy(packed: Buffer, maxBytes: number): Buffer {
  if (!isXerial(packed)) {
    assertSize(snappySize(packed), maxBytes);
    return snappyDecompress(packed);
  }
  const blocks = [...xerialBlocks(packed)];
  let size = 0;
  for (const block of blocks) size += snappySize(block);
  assertSize(size, maxBytes);
  return Buffer.concat(blocks.map((block) => snappyDecompress(block)));
}

function capped(inflate: () => Buffer, maxBytes: number): Buffer {
  try {
    return inflate();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw error;
  }
}

function assertSize(size: number, maxBytes: number): number {
  if (size > maxBytes) throw tooLarge(maxBytes);
  return size;
}

function tooLarge(maxBytes: number): RecordsError {
  const limit = maxBytes / 1024 / 1024;
  return new RecordsError('BATCH_TOO_LARGE', `The batch inflates to more than ${limit} MiB, which is not read.`);
}
