import type { MessageEvent } from '../../lib/contracts/messages.ts';
import { type Batch, readBatches, type UnreadableBatch } from '../kafka/records/batch.ts';
import { type AbortedTransaction, visibleBatches } from '../kafka/records/committed.ts';
import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { RecordsError } from '../kafka/records/records-error.ts';
import type { Schemas } from '../serde/schema/schemas.ts';
import { decodedMatcherOf } from './decoded-literal.ts';
import { compileFilter, type Filter } from './filter/compile-filter.ts';
import { type FilterErrors, filterMatcher } from './filter/filter-matcher.ts';
import { type Found, findRecords, type Hit } from './find-records.ts';
import { allOf, type Literal, type Matcher } from './literal.ts';
import { later, type Order } from './order.ts';
import { type Show, showRecord } from './show-record.ts';
import type { Summary } from './statistics/summary.ts';
import { Tally } from './statistics/tally.ts';

/** What to do with the bytes that one fetch brought of one partition. Plain data: it goes to a worker thread. */
export interface SliceJob {
  partition: number;
  order: Order;
  /** What the fetch brought, from the batch that holds `fetchOffset`. */
  bytes: Uint8Array;
  fetchOffset: bigint;
  /** Only offsets in `[from, to)` count; `from` may lie before `fetchOffset`, for what the first batch has more. */
  from: bigint;
  to: bigint;
  /** Null: uncommitted records are read too. */
  aborted: AbortedTransaction[] | null;
  /** Only records with a timestamp in `[fromTime, toTime)`, milliseconds since 1970. */
  fromTime: bigint | null;
  toTime: bigint | null;
  /** Only records that hold all of these. */
  literals: readonly Literal[];
  /** Only records for which this expression is true. */
  filter: string | null;
  /** Stop after so many records, or after so many bytes to show. */
  maxRecords: number;
  maxBytes: number;
  show: Show;
  /** Count the records instead of giving them. */
  summarize?: boolean;
}

/** A record, or a stretch that can't be read, in its place in the partition. */
export interface SliceItem {
  first: bigint;
  last: bigint;
  /**
   * Its place in the merge: the latest time, in the order, of itself and of all that was examined before it. What can't
   * be read has no time of its own; null: nothing that has one is before it.
   */
  time: bigint | null;
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
  /** The latest time, in the order, of what was examined; null: nothing was. */
  time: bigint | null;
  scanned: number;
  filterErrors: FilterErrors;
  /** Of the batches that were read. */
  bytes: number;
  /** Of the records that are wanted, if they are to be counted. */
  summary?: Summary;
}

/**
 * Finds the records of a fetched stretch of a log, in either direction. Never throws for what the bytes hold. Where
 * `schemas` notes that some are missing, it is to be read again when they have come.
 */
export function readSlice(job: SliceJob, schemas: Schemas | null = null): Slice {
  const reach = { first: job.fetchOffset, end: job.fetchOffset };
  const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  const batches = [...visibleBatches(follow(readBatches(bytes), job, reach), job.aborted)];
  const slice: Slice = {
    items: [],
    start: max(reach.first, job.from),
    end: min(reach.end, job.to),
    cut: false,
    time: null,
    scanned: 0,
    filterErrors: { count: 0, first: null },
    bytes: 0,
  };
  if (job.order === 'newest') batches.reverse();
  const matcher = matcherFor(job, slice.filterErrors, schemas);
  const tally = job.summarize ? new Tally(job.show.usuals) : null;
  let room = job.maxBytes;
  let records = 0;
  for (const batch of batches) {
    slice.bytes += batch.bytes.length;
    const { items, rest, scanned } = examine(batch, job, { matcher, tally, schemas });
    slice.scanned += scanned;
    for (const item of items) {
      slice.time = later(slice.time, item.time, job.order);
      slice.items.push({ ...item, time: slice.time });
      room -= item.bytes;
      if (item.event.type === 'record') records++;
      if (records < job.maxRecords && room > 0) continue;
      if (job.order === 'newest') slice.start = item.first;
      else slice.end = item.last + 1n;
      slice.cut = true;
      return withSummary(slice, tally);
    }
    slice.time = later(slice.time, rest, job.order);
    if (!tally?.full) continue;
    slice.end = min(batch.lastOffset + 1n, job.to);
    slice.cut = true;
    break;
  }
  return withSummary(slice, tally);
}

function withSummary(slice: Slice, tally: Tally | null): Slice {
  if (tally) slice.summary = tally.end();
  return slice;
}

/** Null: every record is wanted. */
function matcherFor(job: SliceJob, errors: FilterErrors, schemas: Schemas | null): Matcher | null {
  const { literals, filter, partition, show } = job;
  const decoding = { ...show, schemas };
  const matchers = literals.map((literal) => decodedMatcherOf(literal, decoding));
  if (filter !== null) matchers.push(filterMatcher(compiled(filter), partition, decoding, errors));
  return matchers.length > 0 ? allOf(matchers) : null;
}

let last: { expression: string; filter: Filter } | null = null;

/** A thread reads many slices for the same expression. */
function compiled(expression: string): Filter {
  if (last?.expression !== expression) last = { expression, filter: compileFilter(expression) };
  return last.filter;
}

interface Examined {
  items: Iterable<SliceItem>;
  rest: bigint | null;
  scanned: number;
}

interface Tools {
  /** Null: every record is wanted. */
  matcher: Matcher | null;
  /** Null: the records are given, not counted. */
  tally: Tally | null;
  schemas: Schemas | null;
}

function examine(batch: Batch | UnreadableBatch, job: SliceJob, { matcher, tally, schemas }: Tools): Examined {
  if (batch.kind === 'unreadable') {
    return { items: [stretch(batch, batch.baseOffset, batch.error, job)], rest: null, scanned: 0 };
  }
  const found = findRecords(batch, job, matcher);
  if (tally) {
    tally.add(batch, found);
    found.hits = [];
  }
  return { items: itemsOf(found, batch, job, schemas), rest: found.rest, scanned: found.scanned };
}

/**
 * What an answer without bytes says about the partition that came first in the request, which always gets a batch if
 * there is one: nothing is left up to the end of the log, for example after compaction.
 */
export function holeSlice({ fetchOffset, to }: Pick<SliceJob, 'fetchOffset' | 'to'>, logEnd: bigint): Slice {
  const end = max(fetchOffset, min(to, logEnd));
  const filterErrors = { count: 0, first: null };
  return { items: [], start: fetchOffset, end, cut: false, time: null, scanned: 0, filterErrors, bytes: 0 };
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

/** The items of a batch in the job's order, made one by one as far as they are wanted. */
function* itemsOf(
  { cursor, hits, broken }: Found,
  batch: Batch,
  job: SliceJob,
  schemas: Schemas | null,
): Generator<SliceItem, void, undefined> {
  const end = broken && stretch(batch, broken.offset, broken.error, job);
  if (end && job.order === 'newest') yield end;
  for (const hit of job.order === 'newest' ? hits.reverse() : hits) {
    yield itemAt(cursor as RecordCursor, hit, job, schemas);
  }
  if (end && job.order === 'oldest') yield end;
}

function itemAt(cursor: RecordCursor, { start, time }: Hit, job: SliceJob, schemas: Schemas | null): SliceItem {
  cursor.seek(start);
  const { offset } = cursor;
  try {
    const event = { type: 'record' as const, ...showRecord(cursor, job.partition, job.show, schemas) };
    return { first: offset, last: offset, time, bytes: weigh(event), event };
  } catch (error) {
    if (!(error instanceof RecordsError)) throw error;
    return unreadable(offset, offset, time, cursor.end - cursor.start, error, job.partition);
  }
}

function stretch(batch: Batch | UnreadableBatch, first: bigint, error: RecordsError, job: SliceJob): SliceItem {
  const last = min(batch.lastOffset, job.to - 1n);
  return unreadable(max(first, job.from), last, null, batch.bytes.length, error, job.partition);
}

function unreadable(
  first: bigint,
  last: bigint,
  time: bigint | null,
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
  return { first, last, time, bytes: 500, event };
}

function weigh({ key, value, headers }: Extract<SliceItem['event'], { type: 'record' }>): number {
  const payloads = [key, value, ...headers.map((header) => header.value)];
  const texts = payloads.reduce((sum, each) => sum + (each?.text.length ?? 0) + (each?.base64?.length ?? 0), 0);
  return 500 + headers.length * 100 + texts;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
