import { addErrors, type FilterErrors } from './filter/filter-matcher.ts';
import { later } from './order.ts';
import type { Slice, SliceItem } from './read-slice.ts';
import { MIN_FETCH_BYTES, type Stretch, type Walk } from './walk.ts';

/** A log can only be read upwards, so going down means reading `[start, end)` to its end before its last is known. */
interface Window {
  start: bigint;
  end: bigint;
  /** Read so far. */
  at: bigint;
  /** What each read found, the latest first; each newest first. */
  parts: Pick<Slice, 'items' | 'time' | 'scanned' | 'filterErrors'>[];
  bytes: number;
}

/** Further reads that a window may need; beyond that a smaller one is opened instead. */
const MAX_READS = 4n;

/** Newest first: windows of offsets, each below the last and larger while records are sparse or more are wanted. */
export class BackwardWalk implements Walk {
  readonly partition: number;
  readonly found: SliceItem[] = [];
  frontier: bigint | null = null;
  scanned = 0;
  readonly filterErrors: FilterErrors = { count: 0, first: null };
  readonly #maxBytes: number;
  #floor: bigint;
  /** Everything from here on has been examined. */
  #low: bigint;
  #span: bigint;
  #fetchBytes: number;
  #window: Window | null = null;

  /** `span`: how many offsets the first window has. */
  constructor(range: { partition: number; start: bigint; end: bigint }, maxBytes: number, span: bigint) {
    this.partition = range.partition;
    this.#floor = range.start;
    this.#low = range.end;
    this.#span = span;
    this.#maxBytes = maxBytes;
    this.#fetchBytes = Math.min(maxBytes, 8 * MIN_FETCH_BYTES);
  }

  get ended(): boolean {
    return this.#low <= this.#floor;
  }

  get position(): bigint {
    const [head] = this.found;
    return head ? head.last + 1n : this.#low;
  }

  next(): Stretch {
    this.#window ??= this.#open(this.#span);
    const { at, end, parts } = this.#window;
    // The first batch often begins below the window: what it has more comes for free.
    return { fetchOffset: at, from: parts.length === 0 ? this.#floor : at, to: end, maxBytes: this.#fetchBytes };
  }

  accept(slice: Slice): boolean {
    const window = this.#window;
    if (!window || slice.end <= window.at) return false;
    if (slice.start > window.at) this.#drop(window);
    if (window.parts.length === 0) window.start = slice.start;
    window.parts.unshift(slice);
    this.scanned += slice.scanned;
    addErrors(this.filterErrors, slice.filterErrors);
    window.bytes += slice.bytes;
    const covered = slice.end - window.at;
    window.at = slice.end;
    if (window.at >= window.end) this.#close(window, slice.cut);
    else if (window.end - window.at > covered * MAX_READS) {
      this.#drop(window);
      this.#window = this.#open(covered > 1n ? covered / 2n : 1n);
    }
    return true;
  }

  raiseStart(offset: bigint): void {
    if (offset <= this.#floor) return;
    this.#floor = offset;
    if (this.#window) this.#drop(this.#window);
    this.#window = null;
    if (this.#low < offset) this.#low = offset;
  }

  #drop(window: Window): void {
    for (const { scanned, filterErrors } of window.parts) {
      this.scanned -= scanned;
      this.filterErrors.count -= filterErrors.count;
    }
    window.parts = [];
  }

  #open(span: bigint): Window {
    this.#span = span;
    const start = this.#low - span > this.#floor ? this.#low - span : this.#floor;
    return { start, end: this.#low, at: start, parts: [], bytes: 0 };
  }

  #close(window: Window, cut: boolean): void {
    for (const { items, time } of window.parts) {
      for (const item of items) this.found.push({ ...item, time: later(this.frontier, item.time, 'newest') });
      this.frontier = later(this.frontier, time, 'newest');
    }
    const offsets = window.end - window.start;
    this.#low = window.start;
    this.#window = null;
    const perOffset = window.bytes / Number(offsets);
    const fitting = BigInt(Math.max(1, Math.floor(this.#maxBytes / 2 / Math.max(perOffset, 0.001))));
    const wanted = cut ? offsets : this.#span * 4n;
    this.#span = wanted < fitting ? wanted : fitting;
    const expected = Math.ceil(Number(this.#span) * perOffset * 1.5);
    this.#fetchBytes = Math.max(MIN_FETCH_BYTES, Math.min(this.#maxBytes, expected));
  }
}
