import type { Batch } from '../kafka/records/batch.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { RecordsError } from '../kafka/records/records-error.ts';
import type { Matcher } from './literal.ts';
import { later, type Order } from './order.ts';

export interface Hit {
  /** Where the record starts in the cursor's bytes. */
  start: number;
  /** The latest time, in the query's order, of the record and of those that are examined between it and the hit before. */
  time: bigint;
}

export interface Found {
  /** Null: the batch could not be inflated, or was passed over. */
  cursor: RecordCursor | null;
  /** In the order of the log. */
  hits: Hit[];
  /** The latest time of those that are examined after the last hit; null: there are none. */
  rest: bigint | null;
  scanned: number;
  /** What ended the reading, and the offset it could not read. */
  broken: { offset: bigint; error: RecordsError } | null;
}

export interface Wanted {
  order: Order;
  /** Only offsets in `[from, to)` count. */
  from: bigint;
  to: bigint;
  /** Only records with a timestamp in `[fromTime, toTime)`, milliseconds since 1970. */
  fromTime: bigint | null;
  toTime: bigint | null;
}

/** The records of a batch that are wanted and, with a matcher, hold what it looks for. */
export function findRecords(batch: Batch, wanted: Wanted, matcher: Matcher | null): Found {
  const found: Found = { cursor: null, hits: [], rest: null, scanned: 0, broken: null };
  if (wanted.fromTime !== null && batch.maxTimestamp < wanted.fromTime) return { ...found, scanned: batch.count };
  try {
    // A slice's batches are read one after the other, so one memory will do for all.
    found.cursor = new RecordCursor(batch, { lent: true });
    const whole = batch.baseOffset >= wanted.from && batch.lastOffset < wanted.to;
    if (matcher && whole && matcher.next(found.cursor.bytes, 0) < 0) passOver(batch, wanted, found);
    else walk(found.cursor, wanted, matcher, found);
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    const next = found.cursor?.nextOffset ?? batch.baseOffset;
    const offset = next < batch.lastOffset ? next : batch.lastOffset;
    if (next < wanted.to) found.broken = { offset, error };
  }
  return found;
}

/** Nothing in it matches, so its records are not looked at; their time is what the batch's header says. */
function passOver(batch: Batch, { order, fromTime, toTime }: Wanted, found: Found): void {
  found.scanned = batch.count;
  const oldest = batch.timestampType === 'append' ? batch.maxTimestamp : batch.baseTimestamp;
  const time = order === 'oldest' ? batch.maxTimestamp : oldest;
  if (toTime !== null && time >= toTime) found.rest = toTime - 1n;
  else found.rest = fromTime !== null && time < fromTime ? fromTime : time;
}

function walk(cursor: RecordCursor, wanted: Wanted, matcher: Matcher | null, found: Found): void {
  const { order, from, to, fromTime, toTime } = wanted;
  let candidate = matcher ? matcher.next(cursor.bytes, 0) : 0;
  while (cursor.next()) {
    const { offset } = cursor;
    if (offset < from || offset >= to) continue;
    found.scanned++;
    const { timestamp } = cursor;
    if ((fromTime !== null && timestamp < fromTime) || (toTime !== null && timestamp >= toTime)) continue;
    if (matcher && candidate >= 0 && candidate < cursor.start) candidate = matcher.next(cursor.bytes, cursor.start);
    const hit = !matcher || (candidate >= 0 && candidate < cursor.end && holds(matcher, cursor));
    note(found, hit ? cursor.start : null, timestamp, order);
  }
}

/** A record whose headers can't be read is shown as such: what it holds can't be told. */
function holds(matcher: Matcher, cursor: RecordCursor): boolean {
  try {
    return matcher.matches(cursor);
  } catch (error) {
    if (error instanceof RecordsError) return true;
    throw error;
  }
}

/** Oldest first, a record that does not match is examined before the next hit; newest first, after the last one. */
function note(found: Found, hit: number | null, timestamp: bigint, order: Order): void {
  const last = found.hits.at(-1);
  if (order === 'oldest') {
    const time = later(found.rest, timestamp, order);
    if (hit !== null) found.hits.push({ start: hit, time });
    found.rest = hit === null ? time : null;
  } else if (hit !== null) found.hits.push({ start: hit, time: timestamp });
  else if (last) last.time = later(last.time, timestamp, order);
  else found.rest = later(found.rest, timestamp, order);
}
