import type { GroupPartition } from '@/lib/contracts/groups.ts';

/** A partition that is read to its end. */
export function partitionOf(partition: number, change: Partial<GroupPartition> = {}): GroupPartition {
  return {
    topic: 'orders',
    partition,
    committed: '100',
    start: '0',
    end: '100',
    lag: '0',
    lagSeconds: 0,
    lagSecondsExact: null,
    status: 'OK',
    consumedPerSecond: 10,
    producedPerSecond: 10,
    memberId: null,
    lastCommitSeenAt: '2026-11-20T10:00:00.000Z',
    lost: '0',
    metadata: null,
    error: null,
    ...change,
  };
}
