import { AppError } from '../../lib/errors.ts';

/** Bytes that all scans together may have in flight between the brokers and the threads that decode them. */
export class ByteBudget {
  readonly #capacity: number;
  #free: number;
  readonly #queue: { bytes: number; start(): void }[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#free = capacity;
  }

  /** Runs `work` when there is room, first come first served; what is larger than the budget waits for all of it. */
  async use<T>(bytes: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(bytes, this.#capacity);
    await this.#take(taken, signal);
    try {
      return await work();
    } finally {
      this.#free += taken;
      this.#admit();
    }
  }

  #take(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(entry), 1);
        reject(signal.reason);
        this.#admit();
      };
      const entry = {
        bytes,
        start() {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#queue.push(entry);
      this.#admit();
    });
  }

  #admit(): void {
    for (let next = this.#queue[0]; next && next.bytes <= this.#free; next = this.#queue[0]) {
      this.#queue.shift();
      this.#free -= next.bytes;
      next.start();
    }
  }
}

export type ScanKind = 'page' | 'tail';

/** A tail costs little while nothing comes, a page reads as fast as it can. */
const most: Record<ScanKind, number> = { page: 32, tail: 256 };
/** The same for one person, so that the others always find room. */
const mostOfOne: Record<ScanKind, number> = { page: 12, tail: 64 };
const names: Record<ScanKind, string> = { page: 'message queries', tail: 'live tails' };

/** How many scans run in this process. */
export class ScanSlots {
  readonly #running = new Map<string, number>();

  /**
   * Gives what ends the scan's turn; throws TOO_MANY_SCANS when there is no room for another. `person`: whose it is;
   * null where nobody signs in, and then only the limit of all counts.
   */
  take(kind: ScanKind, person: string | null): () => void {
    this.#assertRoom(kind, kind, most[kind], 'on this console');
    if (person !== null) this.#assertRoom(kind, `${kind} ${person}`, mostOfOne[kind], 'for you alone');
    const keys = person === null ? [kind] : [kind, `${kind} ${person}`];
    this.#add(keys, 1);
    let over = false;
    return () => {
      if (!over) this.#add(keys, -1);
      over = true;
    };
  }

  #assertRoom(kind: ScanKind, key: string, limit: number, where: string): void {
    const running = this.#running.get(key) ?? 0;
    if (running < limit) return;
    const message = `${limit} ${names[kind]} are running ${where}, which is the most. Try again in a moment, or end one.`;
    throw new AppError('TOO_MANY_SCANS', message, { details: { running } });
  }

  #add(keys: readonly string[], more: 1 | -1): void {
    for (const key of keys) {
      const running = (this.#running.get(key) ?? 0) + more;
      if (running > 0) this.#running.set(key, running);
      else this.#running.delete(key);
    }
  }
}
