import { addErrors, type FilterErrors } from './filter/filter-matcher.ts';
import { later } from './order.ts';
import type { Slice, SliceItem } from './read-slice.ts';
import { MIN_FETCH_BYTES, type Stretch, type Walk } from './walk.ts';

/** Oldest first: fetches that grow while more is wanted. */
export class ForwardWalk implements Walk {
  readonly partition: number;
  readonly found: SliceItem[] = [];
  frontier: bigint | null = null;
  scanned = 0;
  readonly filterErrors: FilterErrors = { count: 0, first: null };
  readonly #end: bigint;
  readonly #maxBytes: number;
  #at: bigint;
  #fetchBytes = MIN_FETCH_BYTES;

  constructor(range: { partition: number; start: bigint; end: bigint }, maxBytes: number) {
    this.partition = range.partition;
    this.#at = range.start;
    this.#end = range.end;
    this.#maxBytes = maxBytes;
  }

  get ended(): boolean {
    return this.#at >= this.#end;
  }

  get position(): bigint {
    return this.found[0]?.first ?? this.#at;
  }

  next(): Stretch {
    return { fetchOffset: this.#at, from: this.#at, to: this.#end, maxBytes: this.#fetchBytes };
  }

  accept(slice: Slice): boolean {
    if (slice.end <= this.#at) return false;
    for (const item of slice.items) this.found.push({ ...item, time: later(this.frontier, item.time, 'oldest') });
    this.frontier = later(this.frontier, slice.time, 'oldest');
    this.scanned += slice.scanned;
    addErrors(this.filterErrors, slice.filterErrors);
    this.#at = slice.end;
    const wanted = slice.cut ? this.#fetchBytes / 2 : this.#fetchBytes * 4;
    this.#fetchBytes = Math.max(MIN_FETCH_BYTES, Math.min(this.#maxBytes, wanted));
    return true;
  }

  raiseStart(offset: bigint): void {
    if (offset > this.#at) this.#at = offset;
  }
}
