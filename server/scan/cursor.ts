/**
 * A cursor is all that a further page needs, packed: version, order, a hash of the query, the topic's id, the resolved
 * times, and per partition the position and the frozen end. Neighbouring partitions have similar offsets, so each is
 * written as a difference, and the whole is deflated.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../../lib/errors.ts';
import { ByteReader, ByteWriter } from './cursor-bytes.ts';

export interface CursorPartition {
  partition: number;
  /** Oldest first: the next offset to examine. Newest first: everything from here on is examined. Null: never reached. */
  position: bigint | null;
  /** The end that was frozen when the query started; null where the order or a tail needs none. */
  end: bigint | null;
}

export interface Cursor {
  order: 'newest' | 'oldest';
  /** As `fingerprint` gives it. */
  query: string;
  /** Null on brokers without topic ids. */
  topicId: string | null;
  /** The range's times as they were resolved, in milliseconds since 1970. */
  fromTime: bigint | null;
  toTime: bigint | null;
  partitions: CursorPartition[];
}

const VERSION = 1;
const FINGERPRINT_BYTES = 6;
/** As Kafka writes ids: 16 bytes in base64url. */
const NO_TOPIC_ID = 'AAAAAAAAAAAAAAAAAAAAAA';
export const MAX_CURSOR_LENGTH = 8192;
const MAX_PACKED_BYTES = 1_000_000;

/** Tells queries apart: what a cursor was made for must be asked again. */
export function fingerprint(parts: readonly (string | undefined)[]): string {
  const text = JSON.stringify(parts.map((part) => part ?? null));
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, FINGERPRINT_BYTES * 2);
}

/** Throws BAD_REQUEST when the positions of so many partitions don't fit. */
export function encodeCursor(cursor: Cursor): string {
  const packed = packCursor(cursor);
  if (packed.length <= MAX_CURSOR_LENGTH) return packed;
  const message = `The positions of ${cursor.partitions.length} partitions don't fit into a cursor. Choose fewer with \`partitions\`.`;
  throw new AppError('BAD_REQUEST', message);
}

/** However long it gets. */
export function packCursor(cursor: Cursor): string {
  const bytes = new ByteWriter();
  bytes.byte(cursor.order === 'newest' ? 0 : 1);
  bytes.raw(Buffer.from(cursor.query, 'hex'));
  bytes.raw(Buffer.from(cursor.topicId ?? NO_TOPIC_ID, 'base64url'));
  bytes.optional(cursor.fromTime);
  bytes.optional(cursor.toTime);
  bytes.signed(BigInt(cursor.partitions.length));
  let partition = -1;
  for (const entry of cursor.partitions) {
    bytes.signed(BigInt(entry.partition - partition - 1));
    partition = entry.partition;
  }
  // Column by column, so that like stands by like.
  for (const entry of cursor.partitions) bytes.byte((entry.position === null ? 0 : 1) + (entry.end === null ? 0 : 2));
  let before = 0n;
  for (const { position } of cursor.partitions) {
    if (position === null) continue;
    bytes.signed(position - before);
    before = position;
  }
  let remaining = 0n;
  for (const { position, end } of cursor.partitions) {
    if (end === null) continue;
    bytes.signed(end - (position ?? 0n) - remaining);
    remaining = end - (position ?? 0n);
  }
  return Buffer.concat([Buffer.of(VERSION), deflateRawSync(bytes.done(), { level: 9 })]).toString('base64url');
}

/** Throws CURSOR_INVALID when the text is no cursor. */
export function decodeCursor(text: string): Cursor {
  try {
    return decode(text);
  } catch (error) {
    throw new AppError('CURSOR_INVALID', 'The cursor is not one that this console made. Start the query again.', {
      cause: error,
    });
  }
}

/** Throws CURSOR_INVALID when the text is no cursor of this query. */
export function readCursor(text: string, query: string): Cursor {
  const cursor = decodeCursor(text);
  if (cursor.query === query) return cursor;
  const message = 'The cursor belongs to another query. Leave it out, or repeat the query that gave it.';
  throw new AppError('CURSOR_INVALID', message);
}

function decode(text: string): Cursor {
  const packed = Buffer.from(text, 'base64url');
  if (packed[0] !== VERSION) throw new Error('unknown version');
  const bytes = new ByteReader(inflateRawSync(packed.subarray(1), { maxOutputLength: MAX_PACKED_BYTES }));
  const order = bytes.byte() === 0 ? 'newest' : 'oldest';
  const query = bytes.raw(FINGERPRINT_BYTES).toString('hex');
  const topicId = bytes.raw(16).toString('base64url');
  const fromTime = bytes.optional();
  const toTime = bytes.optional();
  const count = Number(bytes.signed());
  if (count < 0 || count > bytes.left) throw new Error('impossible count');
  let partition = -1;
  const numbers = Array.from({ length: count }, () => {
    partition += Number(bytes.signed()) + 1;
    return partition;
  });
  const flags = numbers.map(() => bytes.byte());
  let before = 0n;
  const positions = flags.map((flag) => {
    if (!(flag & 1)) return null;
    before += bytes.signed();
    return before;
  });
  let remaining = 0n;
  const ends = flags.map((flag, index) => {
    if (!(flag & 2)) return null;
    remaining += bytes.signed();
    return (positions[index] ?? 0n) + remaining;
  });
  if (bytes.left > 0) throw new Error('bytes are left');
  return {
    order,
    query,
    topicId: topicId === NO_TOPIC_ID ? null : topicId,
    fromTime,
    toTime,
    partitions: numbers.map((number, index) => ({
      partition: number,
      position: positions[index] ?? null,
      end: ends[index] ?? null,
    })),
  };
}
