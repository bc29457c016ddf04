import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, toAppError } from '../../lib/errors.ts';
import { addErrors, type FilterErrors } from './filter/filter-matcher.ts';
import type { LogSource, ReadRequest, ReadResult } from './log-source.ts';
import type { Reader } from './reader.ts';

export interface ReadersOptions {
  source: LogSource;
  leaders: ReadonlyMap<number, number>;
  live: boolean;
  /** Of memory for what is found of one partition. */
  maxKept: number;
  signal: AbortSignal;
  now(): number;
}

/** How long a partition may fail before the scan goes on without it, in milliseconds. */
const patienceMs = 3000;
const answerMs = 2000;
const retryMs = 100;
const liveRetryMs = 1000;
/** How long a broker holds a tail's request open while nothing comes. */
const pollMs = 500;

/** While one answer is read in a thread, the broker sends the next. A tail's request waits for all its partitions. */
const readsAtOnce = 2;
/** Partitions are asked for together until an answer may have so many bytes. */
const readBytes = 4 * 1024 * 1024;

/** Keeps reads going for all partitions of a scan: a few at a time to each broker, only for partitions that want more. */
export class Readers {
  readonly all: readonly Reader[];
  bytes = 0n;
  readonly #options: ReadersOptions;
  #leaders: ReadonlyMap<number, number>;
  /** How many reads of each broker are under way. */
  readonly #running = new Map<number, number>();
  #turns = 0;
  #refreshing: Promise<void> | null = null;
  #gate = Promise.withResolvers<void>();

  constructor(all: readonly Reader[], options: ReadersOptions) {
    this.all = all;
    this.#options = options;
    this.#leaders = options.leaders;
    options.signal.addEventListener('abort', () => this.#gate.resolve(), { once: true });
  }

  get scanned(): number {
    return this.all.reduce((sum, { walk }) => sum + walk.scanned, 0);
  }

  get filterErrors(): FilterErrors {
    const sum: FilterErrors = { count: 0, first: null };
    for (const { walk } of this.all) addErrors(sum, walk.filterErrors);
    return sum;
  }

  /** Starts the reads that are due. `wanted`: how many records the page still has room for. */
  pump(wanted: number): void {
    const active = this.all.filter((reader) => !reader.over);
    // A little more than an equal share: where partitions differ more, the fuller ones are asked again.
    const share = Math.ceil((1.2 * wanted) / active.length);
    const wanting = active.filter((reader) => this.#wantsMore(reader, wanted, active.length));
    const due = wanting.filter((reader) => !reader.busy && this.#keepsPace(reader, wanting));
    for (const [node, readers] of Map.groupBy(due, (reader) => this.#leaders.get(reader.partition) ?? null)) {
      if (node === null) {
        const error = new AppError('NO_LEADER', 'The partition has no leader at the moment, so nobody can read it.');
        for (const reader of readers) this.#trouble(reader, error, this.#options.now());
      } else {
        readers.sort((a, b) => b.starved - a.starved || a.turn - b.turn);
        while (readers.length > 0 && this.#hasTurn(node)) void this.#read(node, this.#nextOf(readers), share);
      }
    }
  }

  #hasTurn(node: number): boolean {
    return (this.#running.get(node) ?? 0) < (this.#options.live ? 1 : readsAtOnce);
  }

  /** Takes off those that are read together. */
  #nextOf(readers: Reader[]): Reader[] {
    if (this.#options.live) return readers.splice(0);
    let bytes = 0;
    const enough = readers.findIndex(({ walk }) => {
      bytes += walk.next().maxBytes;
      return bytes >= readBytes;
    });
    return readers.splice(0, enough < 0 ? readers.length : enough + 1);
  }

  /** Resolves when something has changed, and after `ms` at the latest. */
  async changed(ms: number): Promise<void> {
    const timer = setTimeout(() => this.#gate.resolve(), ms);
    await this.#gate.promise;
    clearTimeout(timer);
    this.#gate = Promise.withResolvers();
    if (this.#options.signal.aborted) this.#gate.resolve();
  }

  #wantsMore({ found, kept }: Reader, wanted: number, active: number): boolean {
    return found.length === 0 || (found.length * active < wanted && kept < this.#options.maxKept / 2);
  }

  /** Nobody runs far ahead of those whose turn in the merge is waited for; in a long scan the pace may differ more. */
  #keepsPace({ reads }: Reader, wanting: readonly Reader[]): boolean {
    if (this.#options.live) return true;
    const others = wanting.filter(({ trouble }) => trouble === null);
    const least = others.reduce((few, other) => Math.min(few, other.reads), Number.POSITIVE_INFINITY);
    return reads <= 2 + least * 1.5;
  }

  async #read(node: number, readers: Reader[], share: number): Promise<void> {
    const { source, signal, now } = this.#options;
    const startedAt = now();
    const turn = ++this.#turns;
    for (const reader of readers) {
      reader.busy = true;
      reader.turn = turn;
      reader.reads++;
    }
    this.#running.set(node, (this.#running.get(node) ?? 0) + 1);
    try {
      const requests = readers.map((reader) => this.#request(reader, share));
      const waitMs = this.#options.live ? pollMs : 0;
      const results = await source.read(node, requests, { waitMs, timeoutMs: this.#timeout(readers), signal });
      for (const [index, reader] of readers.entries()) {
        this.#take(reader, results.get(reader.partition), index === 0, startedAt);
      }
    } catch (error) {
      for (const reader of readers) this.#trouble(reader, toAppError(error), startedAt);
    }
    this.#running.set(node, (this.#running.get(node) ?? 1) - 1);
    for (const reader of readers) if (!reader.trouble) reader.busy = false;
    this.#gate.resolve();
  }

  #request(reader: Reader, share: number): ReadRequest {
    const maxRecords = Math.max(16, share - reader.found.length);
    const stretch = reader.walk.next();
    const maxBytes = Math.min(stretch.maxBytes * 4 ** reader.starved, 2 ** 30);
    return { ...stretch, partition: reader.partition, maxBytes, maxRecords, maxKept: this.#options.maxKept };
  }

  #take(reader: Reader, result: ReadResult | undefined, first: boolean, startedAt: number): void {
    if (!result || (result.kind === 'failed' && result.retriable)) {
      this.#trouble(reader, result?.error ?? silent(), startedAt);
    } else if (result.kind === 'failed') {
      reader.error = result.error;
    } else if (result.kind === 'below-start') {
      reader.trouble = null;
      reader.walk.raiseStart(result.start);
    } else {
      this.#takeSlice(reader, result, first, startedAt);
    }
  }

  #takeSlice(
    reader: Reader,
    { slice, fetched, logEnd }: ReadResult & { kind: 'slice' },
    first: boolean,
    startedAt: number,
  ): void {
    const known = reader.found.length;
    const moved = reader.walk.accept(slice);
    if (!moved && first && fetched === 0 && !(this.#options.live && slice.end >= logEnd)) {
      this.#trouble(reader, cutBack(slice.end, logEnd), startedAt);
      return;
    }
    reader.trouble = null;
    reader.caughtUp = this.#options.live && slice.end >= logEnd;
    if (moved) {
      this.bytes += BigInt(slice.bytes);
      for (const item of reader.found.slice(known)) reader.kept += item.bytes;
      reader.starved = 0;
    } else if (!first && !reader.caughtUp) {
      reader.starved++;
    } else if (fetched > 0) {
      const message = `What the broker sends for offset ${slice.end} is no whole record batch.`;
      reader.error = new AppError('KAFKA_ERROR', message);
    }
  }

  /** Retries after a moment and with fresh leaders, until patience is over. A tail never gives up. */
  #trouble(reader: Reader, error: AppError, since: number): void {
    const { live, now, signal } = this.#options;
    reader.trouble = { since: reader.trouble?.since ?? since, error };
    reader.busy = true;
    if (signal.aborted) return;
    if (!live && now() - reader.trouble.since >= patienceMs) {
      reader.error = error;
      return;
    }
    void this.#recover(reader);
  }

  async #recover(reader: Reader): Promise<void> {
    await this.#pause(this.#options.live ? liveRetryMs : retryMs);
    this.#refreshing ??= this.#refresh();
    await this.#refreshing;
    reader.busy = false;
    this.#gate.resolve();
  }

  async #refresh(): Promise<void> {
    // When this fails, the leaders known so far may still be right; the readers' patience bounds the retries.
    this.#leaders = await this.#options.source.leaders({ fresh: true }).catch(() => this.#leaders);
    this.#refreshing = null;
  }

  /** What is left of the patience with those that have failed already, so that they are given up in time. */
  #timeout(readers: readonly Reader[]): number {
    if (this.#options.live) return answerMs;
    const since = Math.min(...readers.map((reader) => reader.trouble?.since ?? Number.POSITIVE_INFINITY));
    return Math.max(300, Math.min(answerMs, since + patienceMs - this.#options.now()));
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#options.signal }).catch(() => {});
  }
}

function silent(): AppError {
  return new AppError('KAFKA_ERROR', 'The broker answered without this partition.');
}

function cutBack(offset: bigint, logEnd: bigint): AppError {
  const message =
    offset >= logEnd
      ? `The log ends at offset ${logEnd} now: an unclean election may have cut it back, or its new leader is catching up.`
      : `The broker sends nothing for offset ${offset}, though its log ends at ${logEnd}.`;
  return new AppError('KAFKA_ERROR', message);
}
