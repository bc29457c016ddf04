import { parentPort } from 'node:worker_threads';
import { readSlice, type SliceJob } from './read-slice.ts';
import type { Answer } from './slice-reader.ts';

parentPort?.on('message', ({ id, jobs }: { id: number; jobs: readonly SliceJob[] }) => {
  parentPort?.postMessage(answer(id, jobs));
});

function answer(id: number, jobs: readonly SliceJob[]): Answer {
  try {
    return { id, slices: jobs.map(readSlice) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
