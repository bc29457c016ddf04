import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../lib/errors.ts';
import type { Slice, SliceJob } from './read-slice.ts';

/** What a worker sends back. */
export type Answer = { id: number; slice: Slice } | { id: number; failure: string };

/** Reads slices in worker threads, so that inflating and decoding never hold up the event loop. */
export interface SliceReader {
  /** Starts a thread if none runs, so that it is there when the first bytes have come. */
  warm(): void;
  /** Takes over `job.bytes`. Rejects with INTERNAL when the thread breaks down; the next job gets a new one. */
  read(job: SliceJob): Promise<Slice>;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { resolve(slice: Slice): void; reject(error: AppError): void }>;
  idle: NodeJS.Timeout | null;
}

/** Threads end when nothing was to do for so long, in milliseconds; so does what a dev reload leaves behind. */
const idleMs = 30_000;
/** One core stays for the event loop. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1));

/** `start` is for tests. */
export function createSliceReader(start: () => Worker = startWorker): SliceReader {
  const threads = new Set<Thread>();
  let lastId = 0;

  const open = (): Thread => {
    const thread: Thread = { worker: start(), waiting: new Map(), idle: null };
    threads.add(thread);
    const fail = (cause: unknown) => {
      threads.delete(thread);
      for (const { reject } of thread.waiting.values()) reject(broken(cause));
      thread.waiting.clear();
    };
    thread.worker.on('message', (answer: Answer) => settle(thread, answer));
    thread.worker.on('error', fail);
    thread.worker.on('messageerror', fail);
    thread.worker.on('exit', (code) => fail(new Error(`the thread ended with code ${code}`)));
    // A thread that waits for work is no reason to keep the process.
    thread.worker.unref();
    return thread;
  };

  const settle = (thread: Thread, answer: Answer) => {
    const job = thread.waiting.get(answer.id);
    thread.waiting.delete(answer.id);
    if ('slice' in answer) job?.resolve(answer.slice);
    else job?.reject(broken(answer.failure));
    if (thread.waiting.size === 0) rest(thread);
  };

  const rest = (thread: Thread) => {
    thread.idle = setTimeout(() => {
      threads.delete(thread);
      void thread.worker.terminate();
    }, idleMs).unref();
  };

  const choose = (): Thread => {
    const [best] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
    return best && (best.waiting.size === 0 || threads.size >= mostThreads) ? best : open();
  };

  return {
    warm() {
      if (threads.size === 0) rest(open());
    },
    read(job) {
      const thread = choose();
      if (thread.idle) clearTimeout(thread.idle);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        thread.waiting.set(id, { resolve, reject });
        thread.worker.postMessage({ id, job }, [job.bytes.buffer]);
      });
    },
  };
}

/** A thread that needs more than this ends alone, instead of the process. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

function startWorker(): Worker {
  return new Worker(new URL('./scan-worker.ts', import.meta.url), { resourceLimits });
}

function broken(cause: unknown): AppError {
  return new AppError(
    'INTERNAL',
    'The thread that decodes records broke down on these. The console goes on; its log has the details.',
    { cause },
  );
}
