import { parentPort } from 'node:worker_threads';
import { readSlice, type SliceJob } from './read-slice.ts';
import type { Answer } from './slice-reader.ts';

interface Request {
  id: number;
  jobs: readonly SliceJob[];
  /** What the jobs' bytes lie in: goes back to be used again. */
  memory: ArrayBuffer[];
}

parentPort?.on('message', (request: Request) => parentPort?.postMessage(answer(request), request.memory));

function answer({ id, jobs, memory }: Request): Answer {
  try {
    return { id, memory, slices: jobs.map(readSlice) };
  } catch (error) {
    return { id, memory, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
