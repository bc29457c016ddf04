import { isBefore, type Order } from './order.ts';
import type { Walk } from './walk.ts';

type Head = Pick<Walk, 'partition' | 'found' | 'frontier'> & {
  /** Nothing more will be found. */
  readonly over: boolean;
  /** Has nothing at the moment, and the others go on meanwhile. */
  readonly passed: boolean;
};

/**
 * Whose record is next: inside a partition by offset, among the partitions' heads the newest (oldest) first, ties by
 * partition. A record's place is the latest time, in the order, of itself and all that was examined before it in its
 * partition: what a merge of everything, matching or not, would give. So a partition that has found nothing yet holds
 * the others up only until it has been examined as far as they have, and pages of any size concatenate.
 */
export function nextInOrder<W extends Head>(walks: readonly W[], order: Order): W | 'wait' | 'end' {
  let best: W | null = null;
  let bestTime = 0n;
  for (const walk of walks) {
    const head = walk.found[0];
    if (head?.time === null) return walk;
    if (head && (!best || isBefore(head.time, bestTime, order))) [best, bestTime] = [walk, head.time];
  }
  const open = walks.filter((walk) => walk.found.length === 0 && !walk.over);
  if (!best) return open.length > 0 ? 'wait' : 'end';
  const { partition } = best;
  const mayHaveEarlier = ({ passed, frontier, partition: own }: W) =>
    !passed && (frontier === null || isBefore(frontier, bestTime, order) || (frontier === bestTime && own < partition));
  return open.some(mayHaveEarlier) ? 'wait' : best;
}
