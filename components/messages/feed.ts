import type { Problem } from '@/lib/contracts/common.ts';
import type { MessageEvent } from '@/lib/contracts/messages.ts';
import { isLive, type QueryText } from './query.ts';

export type PlanEvent = Extract<MessageEvent, { type: 'plan' }>;
export type ProgressEvent = Extract<MessageEvent, { type: 'progress' }>;
export type DoneEvent = Extract<MessageEvent, { type: 'done' }>;
export type UnreadableEvent = Extract<MessageEvent, { type: 'unreadable' }>;
export type RecordEvent = Extract<MessageEvent, { type: 'record' }>;
export type Row = RecordEvent | UnreadableEvent;

/** One run of the query: the first, or a further page from its cursor. */
export interface Page {
  plan: PlanEvent | null;
  progress: ProgressEvent | null;
  done: DoneEvent | null;
}

export interface FeedState {
  phase: 'idle' | 'running' | 'paused' | 'ended' | 'stopped' | 'failed';
  live: boolean;
  /** `newest` or `oldest` first. */
  order: string;
  pages: readonly Page[];
  /** Grows in place while records arrive; `count` says how far this state may look. */
  rows: readonly Row[];
  count: number;
  /** Rows of a tail that were taken off at its start to stay light. */
  dropped: number;
  error: Problem | null;
  /** Milliseconds of the browser's clock. */
  startedAt: number;
  endedAt: number | null;
}

export type OpenMessages = (
  query: QueryText,
  cursor: string | null,
  signal: AbortSignal,
) => AsyncIterable<MessageEvent>;

/** How many rows a tail keeps; it may grow by a tenth before the oldest go. */
export const keptRows = 10_000;

const nothing: FeedState = {
  phase: 'idle',
  live: false,
  order: 'newest',
  pages: [],
  rows: [],
  count: 0,
  dropped: 0,
  error: null,
  startedAt: 0,
  endedAt: null,
};

/** Goes on behind the last record of which all before it is known to have been examined; null: nothing is left, or known. */
export function nextCursor(pages: readonly Page[]): string | null {
  for (const { plan, progress, done } of pages.toReversed()) {
    if (done) return done.cursor;
    const cursor = progress?.cursor ?? plan?.cursor ?? null;
    if (cursor !== null) return cursor;
  }
  return null;
}

/** Once a frame; in a hidden tab, where no frames come, four times a second. */
function nextFrame(work: () => void): void {
  let pending = true;
  const once = () => {
    if (pending) work();
    pending = false;
  };
  requestAnimationFrame(once);
  setTimeout(once, 250);
}

/**
 * Runs a message query and keeps what came, outside React: thousands of events become one change a frame. Reads only
 * as fast as it is drained, and `pause` stops reading, which stops the scan on the server too.
 */
export class MessageFeed {
  readonly #open: OpenMessages;
  readonly #schedule: (work: () => void) => void;
  readonly #listeners = new Set<() => void>();
  #state: FeedState = nothing;
  #next: FeedState = nothing;
  #rows: Row[] = [];
  #scheduled = false;
  #abort: AbortController | null = null;
  #query: QueryText | null = null;
  #gate: PromiseWithResolvers<void> | null = null;
  /** The offset of the last row of each partition. */
  #last = new Map<number, string>();
  /** Until where the rows of a page that goes on have been shown before. */
  #again = new Map<number, string>();

  constructor(open: OpenMessages, schedule = nextFrame) {
    this.#open = open;
    this.#schedule = schedule;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): FeedState => this.#state;

  /** Starts anew. Resolves when the scan ended, was stopped or failed. */
  run(query: QueryText): Promise<void> {
    this.#leave();
    this.#query = query;
    this.#rows = [];
    this.#last = new Map();
    this.#again = new Map();
    this.#next = { ...nothing, rows: this.#rows, live: isLive(query), order: query.order };
    return this.#read(query, null);
  }

  /** Goes on where the last page ended or was stopped, and appends: without a gap, and no row twice. */
  more(): Promise<void> {
    const { pages, phase } = this.#next;
    const cursor = nextCursor(pages);
    if (this.#query === null || cursor === null || phase === 'running' || phase === 'paused') return Promise.resolve();
    // Rows that came after the cursor come again; behind a page that came to its end there are none.
    this.#again = new Map(pages.at(-1)?.done ? [] : this.#last);
    return this.#read(this.#query, cursor);
  }

  stop(): void {
    this.#leave();
    if (this.#next.phase === 'running' || this.#next.phase === 'paused') this.#end('stopped');
  }

  pause(): void {
    if (this.#next.phase !== 'running') return;
    this.#gate = Promise.withResolvers();
    this.#change({ phase: 'paused' });
  }

  resume(): void {
    if (this.#next.phase !== 'paused') return;
    this.#gate?.resolve();
    this.#gate = null;
    this.#change({ phase: 'running' });
  }

  #leave(): void {
    this.#abort?.abort();
    this.#gate?.resolve();
    this.#gate = null;
  }

  async #read(query: QueryText, cursor: string | null): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const pages = [...this.#next.pages, { plan: null, progress: null, done: null }];
    this.#change({ phase: 'running', pages, error: null, startedAt: Date.now(), endedAt: null });
    try {
      for await (const event of this.#open(query, cursor, abort.signal)) {
        if (abort.signal.aborted) return;
        this.#take(event);
        if (this.#gate) await this.#gate.promise;
      }
      if (!abort.signal.aborted && this.#next.phase === 'running') this.#end('failed', brokenOff);
    } catch (error) {
      if (!abort.signal.aborted) this.#end('failed', problemOf(error));
    }
  }

  #take(event: MessageEvent): void {
    switch (event.type) {
      case 'record':
      case 'unreadable':
        if (this.#isShown(event)) break;
        this.#last.set(event.partition, event.offset);
        this.#rows.push(event);
        this.#change({});
        break;
      case 'done':
        this.#changePage({ done: event });
        this.#end('ended');
        break;
      case 'error':
        this.#end('failed', event.error);
        break;
      default:
        this.#changePage({ [event.type]: event });
    }
  }

  #isShown({ partition, offset }: Row): boolean {
    const last = this.#again.get(partition);
    if (last === undefined) return false;
    const [at, until] = [BigInt(offset), BigInt(last)];
    if (this.#next.order === 'oldest' ? at <= until : at >= until) return true;
    this.#again.delete(partition);
    return false;
  }

  #changePage(part: Partial<Page>): void {
    const page = this.#next.pages.at(-1);
    if (page) this.#change({ pages: [...this.#next.pages.slice(0, -1), { ...page, ...part }] });
  }

  #end(phase: 'ended' | 'stopped' | 'failed', error: Problem | null = null): void {
    this.#change({ phase, error, endedAt: Date.now() });
  }

  #change(part: Partial<FeedState>): void {
    this.#next = { ...this.#next, ...part };
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.#publish();
    });
  }

  #publish(): void {
    let { dropped } = this.#next;
    if (this.#next.live && this.#rows.length > keptRows * 1.1) {
      const over = this.#rows.length - keptRows;
      this.#rows.splice(0, over);
      dropped += over;
    }
    this.#next = { ...this.#next, dropped, count: this.#rows.length };
    this.#state = this.#next;
    for (const listener of this.#listeners) listener();
  }
}

const brokenOff: Problem = {
  code: 'CONNECTION_LOST',
  message: 'The connection to the console ended before the scan did.',
};

function problemOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null && error instanceof Error) return { code, message: error.message };
  return brokenOff;
}
