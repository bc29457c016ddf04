import type { AppError } from '../../lib/errors.ts';
import type { SliceItem } from './read-slice.ts';
import type { Walk } from './walk.ts';

/** One partition of a running scan: its walk, and how reading it goes. */
export class Reader {
  readonly walk: Walk;
  /** A read, or a pause before the next one, is under way. */
  busy = false;
  /** Why it is given up. */
  error: AppError | null = null;
  /** Reading fails at the moment, since this time of our clock. */
  trouble: { since: number; error: AppError } | null = null;
  /** In a tail: everything that is in the log has been read. */
  caughtUp = false;
  /** Counts the reads of all: which was its last. */
  turn = 0;
  /** How often it was read. */
  reads = 0;
  /** How often others left no room for it in an answer. */
  starved = 0;
  /** About how much memory `found` takes. */
  kept = 0;
  readonly #live: boolean;

  constructor(walk: Walk, live: boolean) {
    this.walk = walk;
    this.#live = live;
  }

  get partition(): number {
    return this.walk.partition;
  }

  get found(): SliceItem[] {
    return this.walk.found;
  }

  get frontier(): bigint | null {
    return this.walk.frontier;
  }

  get over(): boolean {
    return this.error !== null || this.walk.ended;
  }

  get passed(): boolean {
    return this.#live && (this.caughtUp || this.trouble !== null);
  }

  take(): SliceItem {
    const item = this.walk.found.shift();
    if (!item) throw new RangeError('nothing is found');
    this.kept -= item.bytes;
    return item;
  }
}
