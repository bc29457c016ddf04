import { gzipSync, zstdCompressSync } from 'node:zlib';
import { lz4Compress, snappyCompress } from '@platformatic/wasm-utils';
import type { Codec } from './batch.ts';

/**
 * Compresses the records of a batch so that every client reads them: lz4 as a frame of independent blocks, snappy as
 * one raw block (what librdkafka and Go write, and Java reads besides its own framing).
 */
export function deflate(codec: Exclude<Codec, 'none'>, records: Buffer): Buffer {
  switch (codec) {
    case 'gzip':
      return gzipSync(records);
    case 'snappy':
      return snappyCompress(records);
    case 'lz4':
      return lz4Compress(records);
    case 'zstd':
      return zstdCompressSync(records);
  }
}
