import { parentPort } from 'node:worker_threads';
import { readSlice, type SliceJob } from './read-slice.ts';
import type { Answer } from './slice-reader.ts';

parentPort?.on('message', ({ id, job }: { id: number; job: SliceJob }) => {
  parentPort?.postMessage(answer(id, job));
});

function answer(id: number, job: SliceJob): Answer {
  try {
    return { id, slice: readSlice(job) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
