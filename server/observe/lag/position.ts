import type { CommittedOffset } from '../snapshot.ts';

/**
 * How far a group has read. Share groups acknowledge records one by one and in any order, so where their delivery
 * starts says little; their broker counts what is left instead.
 */
export function positionOf({ offset, brokerLag }: CommittedOffset, end: bigint | null): bigint {
  return brokerLag === null || end === null || brokerLag > end ? offset : end - brokerLag;
}

/** The first offset that is still there to be read. */
export function nextOffset(position: bigint, start: bigint | null): bigint {
  return start !== null && start > position ? start : position;
}
