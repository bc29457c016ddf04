import type { FilterErrors } from './filter/filter-matcher.ts';
import type { Slice, SliceItem } from './read-slice.ts';

/** A stretch of one partition's log to read next. */
export interface Stretch {
  fetchOffset: bigint;
  /** Only offsets in `[from, to)` count. */
  from: bigint;
  to: bigint;
  /** About how many bytes to fetch. */
  maxBytes: number;
}

/** The way through one partition: what to read next, and what was found and waits for its turn in the merge. */
export interface Walk {
  readonly partition: number;
  /** Found and not yet taken, in the query's order. */
  readonly found: SliceItem[];
  /** The latest time, in the order, of all that was examined: nothing that will be found comes before it. Null: none yet. */
  readonly frontier: bigint | null;
  /** How many records were looked at; what has to be read again is taken off. */
  readonly scanned: number;
  /** Of the records that were looked at, those for which the filter could not tell. */
  readonly filterErrors: FilterErrors;
  /** Everything has been read; `found` may still hold some. */
  readonly ended: boolean;
  next(): Stretch;
  /** Takes in what reading `next()` gave; false when that got no further. */
  accept(slice: Slice): boolean;
  /** The log now starts here: earlier records are gone. */
  raiseStart(offset: bigint): void;
  /** Where a further page goes on: what is found but not taken counts as not examined. */
  readonly position: bigint;
}

/** The smallest fetch; less costs as much. */
export const MIN_FETCH_BYTES = 32 * 1024;
