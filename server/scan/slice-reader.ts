import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../lib/errors.ts';
import { giveBackFrameMemory } from '../kafka/frame-memory.ts';
import type { Registry } from '../serde/registry/registry.ts';
import type { Slice, SliceJob } from './read-slice.ts';

/** What a worker sends back; it may need schemas first. */
export type Answer = { id: number } & ({ slices: Slice[] } | { failure: string } | { missing: string[] });

/** Reads slices in worker threads, so that inflating and decoding never hold up the event loop. */
export interface SliceReader {
  /** Starts a thread if none runs, so that it is there when the first bytes have come. */
  warm(): void;
  /**
   * One slice for each job. Takes over the memory of the broker's answer that their `bytes` lie in. When the thread
   * breaks down, what it was at rejects with INTERNAL, or FILTER_TOO_SLOW when it was stopped, and what waited
   * behind with READING_INTERRUPTED; the next gets a new thread. `registry` has the schemas that records may need.
   */
  read(jobs: readonly SliceJob[], registry?: Pick<Registry, 'find'> | null): Promise<Slice[]>;
}

interface Waiting {
  jobs: readonly SliceJob[];
  registry: Pick<Registry, 'find'> | null;
  resolve(slices: Slice[]): void;
  reject(error: AppError): void;
}

interface Thread {
  worker: Worker;
  /** In the order in which the thread works on them. */
  waiting: Map<number, Waiting>;
  /** Held up until their schemas come. */
  held: Map<number, Waiting>;
  idle: NodeJS.Timeout | null;
  /** Stops a thread that is too long at one job. */
  watch: NodeJS.Timeout | null;
}

/** Threads end when nothing was to do for so long, in milliseconds; so does what a dev reload leaves behind. */
const idleMs = 30_000;
/** Reading a few megabytes takes some milliseconds; an expression can make it take for ever. */
const mostJobMs = 15_000;
/** How long records wait for a schema, in milliseconds; later it is there for the next query. */
const schemaMs = 1500;
/** On few cores the event loop takes turns with them: it only passes on what is found. */
const mostThreads = Math.min(4, availableParallelism());

interface ReaderOptions {
  start?: () => Worker;
  maxJobMs?: number;
  maxThreads?: number;
}

/** The options are for tests. */
export function createSliceReader({
  start = startWorker,
  maxJobMs = mostJobMs,
  maxThreads = mostThreads,
}: ReaderOptions = {}): SliceReader {
  const threads = new Set<Thread>();
  let lastId = 0;

  const open = (): Thread => {
    const thread: Thread = { worker: start(), waiting: new Map(), held: new Map(), idle: null, watch: null };
    threads.add(thread);
    const fail = (cause: unknown) => lose(thread, () => broken(cause));
    thread.worker.on('message', (answer: Answer) => settle(thread, answer));
    thread.worker.on('error', fail);
    thread.worker.on('messageerror', fail);
    thread.worker.on('exit', (code) => fail(new Error(`the thread ended with code ${code}`)));
    // A thread that waits for work is no reason to keep the process.
    thread.worker.unref();
    return thread;
  };

  const lose = (thread: Thread, why: (job: Waiting) => AppError) => {
    threads.delete(thread);
    if (thread.watch) clearTimeout(thread.watch);
    const [first, ...behind] = thread.waiting.values();
    const others = [...behind, ...thread.held.values()];
    thread.waiting.clear();
    thread.held.clear();
    first?.reject(why(first));
    for (const { reject } of others) reject(interrupted());
  };

  const watch = (thread: Thread) => {
    if (thread.watch) clearTimeout(thread.watch);
    thread.watch = null;
    if (thread.waiting.size === 0) return;
    thread.watch = setTimeout(() => {
      lose(thread, ({ jobs }) =>
        isFiltered(jobs) ? tooSlow(maxJobMs) : broken(new Error('stopped: no end in sight')),
      );
      void thread.worker.terminate();
    }, maxJobMs).unref();
  };

  const settle = (thread: Thread, answer: Answer) => {
    const job = thread.waiting.get(answer.id);
    thread.waiting.delete(answer.id);
    if ('missing' in answer) {
      if (job) void bring(thread, answer, job);
      watch(thread);
      return;
    }
    for (const { bytes } of job?.jobs ?? []) giveBackFrameMemory(bytes.buffer);
    if ('slices' in answer) job?.resolve(answer.slices);
    else job?.reject(broken(answer.failure));
    watch(thread);
    if (busy(thread) === 0) rest(thread);
  };

  const bring = async (thread: Thread, { id, missing }: { id: number; missing: string[] }, job: Waiting) => {
    thread.held.set(id, job);
    const answers = (await job.registry?.find(missing, schemaMs)) ?? [];
    // When the thread broke down meanwhile, the job has been told.
    if (!thread.held.delete(id)) return;
    thread.waiting.set(id, job);
    if (thread.waiting.size === 1) watch(thread);
    thread.worker.postMessage({ id, answers });
  };

  const rest = (thread: Thread) => {
    thread.idle = setTimeout(() => {
      threads.delete(thread);
      void thread.worker.terminate();
    }, idleMs).unref();
  };

  const choose = (): Thread => {
    const [best] = [...threads].sort((a, b) => busy(a) - busy(b));
    return best && (busy(best) === 0 || threads.size >= maxThreads) ? best : open();
  };

  return {
    warm() {
      if (threads.size === 0) rest(open());
    },
    read(jobs, registry = null) {
      const thread = choose();
      if (thread.idle) clearTimeout(thread.idle);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        thread.waiting.set(id, { jobs, registry, resolve, reject });
        if (thread.waiting.size === 1) watch(thread);
        thread.worker.postMessage({ id, jobs });
      });
    },
  };
}

function busy({ waiting, held }: Thread): number {
  return waiting.size + held.size;
}

/** A thread that needs more than this ends alone, instead of the process. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

function startWorker(): Worker {
  return new Worker(new URL('./scan-worker.ts', import.meta.url), { resourceLimits });
}

function isFiltered(jobs: readonly SliceJob[]): boolean {
  return jobs.some(({ filter }) => filter !== null);
}

function broken(cause: unknown): AppError {
  return new AppError(
    'INTERNAL',
    'The thread that decodes records broke down on these. The console goes on; its log has the details.',
    { cause },
  );
}

function tooSlow(ms: number): AppError {
  return new AppError(
    'FILTER_TOO_SLOW',
    `The filter took more than ${ms / 1000} seconds on a few megabytes of records, so it was stopped. Loops inside loops do that.`,
  );
}

function interrupted(): AppError {
  return new AppError('READING_INTERRUPTED', 'Another query broke the thread that read these records.');
}
