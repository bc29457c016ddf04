import type { MessageEvent } from '../../lib/contracts/messages.ts';
import { type Batch, readBatches, type UnreadableBatch } from '../kafka/records/batch.ts';
import { type AbortedTransaction, visibleBatches } from '../kafka/records/committed.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { RecordsError } from '../kafka/records/records-error.ts';
import { type Show, showRecord } from './show-record.ts';

/** What to do with the bytes that one fetch brought of one partition. Plain data: it goes to a worker thread. */
export interface SliceJob {
  partition: number;
  order: 'newest' | 'oldest';
  /** What the fetch brought, from the batch that holds `fetchOffset`. */
  bytes: Uint8Array<ArrayBuffer>;
  fetchOffset: bigint;
  /** Only offsets in `[from, to)` count; `from` may lie before `fetchOffset`, for what the first batch has more. */
  from: bigint;
  to: bigint;
  /** Null: uncommitted records are read too. */
  aborted: AbortedTransaction[] | null;
  /** Only records with a timestamp in `[fromTime, toTime)`, milliseconds since 1970. */
  fromTime: bigint | null;
  toTime: bigint | null;
  /** Stop after so many records, or after so many bytes to show. */
  maxRecords: number;
  maxBytes: number;
  show: Show;
}

/** A record, or a stretch that can't be read, in its place in the partition. */
export interface SliceItem {
  first: bigint;
  last: bigint;
  timestamp: bigint;
  /** About how much memory the event takes. */
  bytes: number;
  event: Extract<MessageEvent, { type: 'record' | 'unreadable' }>;
}

export interface Slice {
  /** In the job's order. */
  items: SliceItem[];
  /** `[start, end)` has been examined; equal when the bytes hold no whole batch. */
  start: bigint;
  end: bigint;
  /** Stopped at a limit before the bytes were used up. */
  cut: boolean;
  scanned: number;
  /** Of the batches that were read. */
  bytes: number;
}

/** Finds the records of a fetched stretch of a log, in either direction. Never throws for what the bytes hold. */
export function readSlice(job: SliceJob): Slice {
  const reach = { first: job.fetchOffset, end: job.fetchOffset };
  const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  const batches = [...visibleBatches(follow(readBatches(bytes), job, reach), job.aborted)];
  const slice: Slice = {
    items: [],
    start: max(reach.first, job.from),
    end: min(reach.end, job.to),
    cut: false,
    scanned: 0,
    bytes: 0,
  };
  if (job.order === 'newest') batches.reverse();
  let room = job.maxBytes;
  let records = 0;
  for (const batch of batches) {
    slice.bytes += batch.bytes.length;
    const found = findRecords(batch, job);
    slice.scanned += found.scanned;
    for (const item of found.items()) {
      slice.items.push(item);
      room -= item.bytes;
      if (item.event.type === 'record') records++;
      if (records < job.maxRecords && room > 0) continue;
      if (job.order === 'newest') slice.start = item.first;
      else slice.end = item.last + 1n;
      slice.cut = true;
      return slice;
    }
  }
  return slice;
}

/**
 * What an answer without bytes says about the partition that came first in the request, which always gets a batch if
 * there is one: nothing is left up to the end of the log, for example after compaction.
 */
export function holeSlice({ fetchOffset, to }: Pick<SliceJob, 'fetchOffset' | 'to'>, logEnd: bigint): Slice {
  const end = max(fetchOffset, min(to, logEnd));
  return { items: [], start: fetchOffset, end, cut: false, scanned: 0, bytes: 0 };
}

/** Passes on the batches that the job asks for, and notes how far the bytes reach. */
function* follow(
  batches: Iterable<Batch | UnreadableBatch>,
  job: SliceJob,
  reach: { first: bigint; end: bigint },
): Generator<Batch | UnreadableBatch, void, undefined> {
  for (const batch of batches) {
    reach.first = min(reach.first, batch.baseOffset);
    if (batch.baseOffset >= job.to) {
      reach.end = job.to;
      return;
    }
    reach.end = max(reach.end, batch.lastOffset + 1n);
    if (batch.lastOffset >= job.from) yield batch;
  }
}

interface Found {
  scanned: number;
  /** In the job's order; made one by one, as far as they are wanted. */
  items(): Generator<SliceItem, void, undefined>;
}

function findRecords(batch: Batch | UnreadableBatch, job: SliceJob): Found {
  if (batch.kind === 'unreadable')
    return { scanned: 0, items: () => one(stretch(batch, batch.baseOffset, batch.error, job)) };
  if (job.fromTime !== null && batch.maxTimestamp < job.fromTime) return { scanned: batch.count, items: none };
  const starts: number[] = [];
  let scanned = 0;
  let cursor: RecordCursor | null = null;
  let broken: SliceItem | null = null;
  try {
    cursor = new RecordCursor(batch);
    while (cursor.next()) {
      const { offset } = cursor;
      if (offset < job.from || offset >= job.to) continue;
      scanned++;
      if (inTime(cursor.timestamp, job)) starts.push(cursor.start);
    }
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    const next = cursor?.nextOffset ?? batch.baseOffset;
    if (next < job.to) broken = stretch(batch, min(next, batch.lastOffset), error, job);
  }
  return { scanned, items: () => itemsOf(cursor, starts, broken, job) };
}

function* itemsOf(
  cursor: RecordCursor | null,
  starts: number[],
  broken: SliceItem | null,
  job: SliceJob,
): Generator<SliceItem, void, undefined> {
  if (job.order === 'newest') {
    starts.reverse();
    if (broken) yield broken;
  }
  for (const start of cursor ? starts : []) yield itemAt(cursor as RecordCursor, start, job);
  if (job.order === 'oldest' && broken) yield broken;
}

function itemAt(cursor: RecordCursor, start: number, job: SliceJob): SliceItem {
  cursor.seek(start);
  const { offset, timestamp } = cursor;
  try {
    const event = { type: 'record' as const, ...showRecord(cursor, job.partition, job.show) };
    return { first: offset, last: offset, timestamp, bytes: weigh(event), event };
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    const size = cursor.end - cursor.start;
    return unreadable(offset, offset, timestamp, size, error, job.partition);
  }
}

function stretch(batch: Batch | UnreadableBatch, first: bigint, error: RecordsError, job: SliceJob): SliceItem {
  const last = min(batch.lastOffset, job.to - 1n);
  return unreadable(max(first, job.from), last, batch.maxTimestamp, batch.bytes.length, error, job.partition);
}

function unreadable(
  first: bigint,
  last: bigint,
  timestamp: bigint,
  size: number,
  { code, message }: RecordsError,
  partition: number,
): SliceItem {
  const event = {
    type: 'unreadable' as const,
    partition,
    offset: first.toString(),
    lastOffset: last.toString(),
    size,
    error: { code, message },
  };
  return { first, last, timestamp, bytes: 500, event };
}

function inTime(timestamp: bigint, { fromTime, toTime }: SliceJob): boolean {
  return (fromTime === null || timestamp >= fromTime) && (toTime === null || timestamp < toTime);
}

function weigh({ key, value, headers }: Extract<SliceItem['event'], { type: 'record' }>): number {
  const payloads = [key, value, ...headers.map((header) => header.value)];
  const texts = payloads.reduce((sum, each) => sum + (each?.text.length ?? 0) + (each?.base64?.length ?? 0), 0);
  return 500 + headers.length * 100 + texts;
}

function* none(): Generator<never, void, undefined> {}

function* one(item: SliceItem): Generator<SliceItem, void, undefined> {
  yield item;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
