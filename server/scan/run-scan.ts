import type { MessageEvent } from '../../lib/contracts/messages.ts';
import type { AppError } from '../../lib/errors.ts';
import { BackwardWalk } from './backward-walk.ts';
import type { FilterErrors } from './filter/filter-matcher.ts';
import { toldErrors } from './filter/told-errors.ts';
import { ForwardWalk } from './forward-walk.ts';
import type { LogSource } from './log-source.ts';
import { nextInOrder } from './merge.ts';
import { Reader } from './reader.ts';
import { Readers } from './readers.ts';
import { MIN_FETCH_BYTES } from './walk.ts';

export interface ScanRange {
  partition: number;
  /** `[start, end)` is examined; a tail goes on beyond it. */
  start: bigint;
  end: bigint;
}

export interface ScanQuery {
  order: 'newest' | 'oldest';
  /** Goes on for ever, oldest first. */
  live: boolean;
  /** Infinity: all there is. */
  limit: number;
  /** Few of the records that are read are expected to match. */
  sparse: boolean;
  ranges: readonly ScanRange[];
}

export type FoundEvent = Extract<MessageEvent, { type: 'record' | 'unreadable' | 'progress' }>;
export type StopReason = 'limit' | 'end' | 'cancelled' | 'error';

/** Where a further page goes on in a partition. */
export interface Place {
  partition: number;
  position: bigint;
}

export interface ScanResult {
  reason: StopReason;
  scanned: number;
  filterErrors: FilterErrors;
  matched: bigint;
  bytes: bigint;
  partitions: (Place & {
    /** Completely examined: `[from, to)`. */
    from: bigint;
    to: bigint;
    reason: StopReason;
    error: AppError | null;
  })[];
}

export interface ScanOptions {
  source: LogSource;
  leaders: ReadonlyMap<number, number>;
  signal: AbortSignal;
  now(): number;
  /** The cursor of a page that has got to these places, one for each range; null: it can't have one. */
  cursorAt(places: readonly Place[]): string | null;
}

/** A window of the log is no larger than this many records ask for, since it is kept until it is whole. */
const WINDOW_LIMIT = 10_000;
const heartbeatMs = 1000;
const MAX_OFFSET = 2n ** 63n - 1n;
/** Of memory for one scan: what is found and waits for its turn, and what is asked of all brokers at once. */
const KEPT_BYTES = 32 * 1024 * 1024;
const FETCHED_BYTES = 8 * 1024 * 1024;
/** The same where reading is all the work, and what is found takes little. */
const SPARSE_FETCHED_BYTES = 32 * 1024 * 1024;
const SPARSE_SPAN = 1024;

/**
 * Reads the ranges in the order of the merge and yields what is found, at the reader's pace, with a progress event at
 * least once a second. Partitions that can't be read are left out after a few seconds and reported in the result.
 */
export async function* runScan(
  query: ScanQuery,
  options: ScanOptions,
): AsyncGenerator<FoundEvent, ScanResult, undefined> {
  const { signal } = options;
  // Not AbortSignal.any: what hangs on it would live as long as the process' own signal does.
  const stop = new AbortController();
  const leave = () => stop.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  const readers = makeReaders(query, { ...options, signal: stop.signal });
  const left = query.live ? Number.POSITIVE_INFINITY : query.limit;
  const report = progress(query, readers, options);
  let matched = 0;
  let reason: StopReason | null = null;
  try {
    while (reason === null) {
      const next = signal.aborted ? 'cancelled' : nextInOrder(readers.all, query.order);
      if (next === 'cancelled' || next === 'end') {
        reason = next;
      } else if (next === 'wait') {
        readers.pump(left - matched);
        await readers.changed(report.dueIn());
      } else {
        const { event } = next.take();
        if (next.found.length === 0) readers.pump(left - matched);
        if (event.type === 'record') matched++;
        yield event;
        if (matched >= left) reason = nextInOrder(readers.all, query.order) === 'end' ? 'end' : 'limit';
      }
      if (reason === null && report.dueIn() === 0) yield report.event(matched);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    // Reads that a full page left behind end by themselves soon; to abort them would cost their connections.
    if (reason === null || query.live) stop.abort();
  }
  return conclude(query, readers, reason, matched);
}

function makeReaders(query: ScanQuery, options: ScanOptions): Readers {
  const count = Math.max(1, query.ranges.length);
  const [most, together] = query.sparse ? [4 * 1024 * 1024, SPARSE_FETCHED_BYTES] : [1024 * 1024, FETCHED_BYTES];
  const maxBytes = Math.max(MIN_FETCH_BYTES, Math.min(most, Math.floor(together / count)));
  const maxKept = Math.max(2 * MIN_FETCH_BYTES, Math.min(4 * 1024 * 1024, Math.floor(KEPT_BYTES / count)));
  const wanted = Math.ceil((2 * Math.min(query.limit, WINDOW_LIMIT)) / count);
  const span = BigInt(Math.max(query.sparse ? SPARSE_SPAN : 16, wanted));
  const walks = query.ranges.map((range) => {
    if (query.order === 'newest') return new BackwardWalk(range, maxBytes, span);
    return new ForwardWalk(query.live ? { ...range, end: MAX_OFFSET } : range, maxBytes);
  });
  const all = walks.map((walk) => new Reader(walk, query.live));
  return new Readers(all, { ...options, live: query.live, maxKept });
}

function progress(query: ScanQuery, readers: Readers, { now, cursorAt }: ScanOptions) {
  let at = now();
  let before = 0;
  return {
    dueIn: () => Math.max(0, at + heartbeatMs - now()),
    event(matched: number): FoundEvent {
      const seconds = (now() - at) / 1000;
      const perSecond = seconds > 0 ? Math.round((readers.scanned - before) / seconds) : 0;
      at = now();
      before = readers.scanned;
      return {
        type: 'progress',
        scanned: readers.scanned.toString(),
        bytes: readers.bytes.toString(),
        matched: matched.toString(),
        perSecond,
        partitions: readers.all.map(({ partition, walk, trouble }) => ({
          partition,
          position: walk.position.toString(),
          ...(trouble && { error: { code: trouble.error.code, message: trouble.error.message } }),
        })),
        filterErrors: toldErrors(readers.filterErrors),
        cursor: cursorAt(readers.all.map((reader, index) => placeOf(query, reader, index))),
      };
    },
  };
}

function placeOf(query: ScanQuery, { partition, walk }: Reader, index: number): Place {
  const { end } = query.ranges[index] as ScanRange;
  // Where retention has overtaken the scan, the walk may stand beyond the range.
  return { partition, position: walk.position > end && !query.live ? end : walk.position };
}

function conclude(query: ScanQuery, readers: Readers, reason: StopReason, matched: number): ScanResult {
  const partitions = readers.all.map((reader, index) => {
    const { start, end } = query.ranges[index] as ScanRange;
    const { over, found, error } = reader;
    const { partition, position } = placeOf(query, reader, index);
    const own: StopReason = error ? 'error' : over && found.length === 0 ? 'end' : reason;
    const examined = query.order === 'newest' ? { from: position, to: end } : { from: start, to: position };
    return { partition, ...examined, position, reason: own, error };
  });
  const failed = partitions.some((entry) => entry.reason === 'error');
  return {
    reason: reason === 'end' && failed ? 'error' : reason,
    scanned: readers.scanned,
    filterErrors: readers.filterErrors,
    matched: BigInt(matched),
    bytes: readers.bytes,
    partitions,
  };
}
