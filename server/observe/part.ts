import { toProblem } from './problem.ts';
import type { Part } from './snapshot.ts';

/** Reads a part anew; when that fails it keeps its value and says why. */
export async function readPart<T>(before: Part<T>, read: () => Promise<T | null>): Promise<Part<T>> {
  try {
    const value = await read();
    return { value, readAt: Date.now(), error: null };
  } catch (error) {
    return { ...before, error: toProblem(error) };
  }
}
