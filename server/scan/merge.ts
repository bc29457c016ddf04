import type { Walk } from './walk.ts';

type Head = Pick<Walk, 'partition' | 'found'> & {
  /** Nothing more will be found. */
  readonly over: boolean;
  /** Has nothing at the moment, and the others go on meanwhile. */
  readonly passed: boolean;
};

/**
 * Whose record is next: inside a partition by offset, among the partitions' heads the newest (oldest) timestamp first,
 * ties by partition. `wait`: a partition's head is not known yet. This depends on nothing but the log, so that pages
 * of any size concatenate.
 */
export function nextInOrder<W extends Head>(walks: readonly W[], order: 'newest' | 'oldest'): W | 'wait' | 'end' {
  let best: W | null = null;
  let bestTime = 0n;
  let left = false;
  for (const walk of walks) {
    const head = walk.found[0];
    if (!head) {
      if (walk.over) continue;
      if (!walk.passed) return 'wait';
      left = true;
      continue;
    }
    const before = order === 'newest' ? head.timestamp > bestTime : head.timestamp < bestTime;
    if (!best || before) [best, bestTime] = [walk, head.timestamp];
  }
  return best ?? (left ? 'wait' : 'end');
}
