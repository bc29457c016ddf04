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

/** How many scans run in this process. */
export class ScanSlots {
  readonly #running: Record<ScanKind, number> = { page: 0, tail: 0 };

  /** Gives what ends the scan's turn; throws TOO_MANY_SCANS when there is no room for another. */
  take(kind: ScanKind): () => void {
    if (this.#running[kind] >= most[kind]) {
      const what = kind === 'tail' ? 'live tails' : 'message queries';
      const message = `${most[kind]} ${what} are running on this console, which is the most. Try again in a moment.`;
      throw new AppError('TOO_MANY_SCANS', message, { details: { running: this.#running[kind] } });
    }
    this.#running[kind]++;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#running[kind]--;
    };
  }
}
