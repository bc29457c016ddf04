import type { Partition } from '@/lib/contracts/topics.ts';
import type { State } from '../ui/badge.tsx';

export type PartitionFilter = 'all' | 'under-replicated' | 'offline' | 'not-preferred';

export function isUnderReplicated({ isr, replicas }: Partition): boolean {
  return isr.length < replicas.length;
}

/** Writes with acks=all are refused. More than all replicas can't be asked for. */
export function isUnderMinIsr({ isr, replicas }: Partition, minIsr: number | null): boolean {
  return minIsr !== null && isr.length < Math.min(minIsr, replicas.length);
}

/** The first replica is where Kafka would have the leader. */
function isNotPreferred({ leader, replicas }: Partition): boolean {
  return leader !== null && leader !== replicas[0];
}

export const partitionMatches: Record<PartitionFilter, (partition: Partition) => boolean> = {
  all: () => true,
  'under-replicated': isUnderReplicated,
  offline: ({ leader }) => leader === null,
  'not-preferred': isNotPreferred,
};

/** How a partition is shown, worst first; `minIsr` null: not known. */
export function partitionState(
  partition: Partition,
  minIsr: number | null,
): { state: State; word: string; rank: number } {
  if (partition.leader === null) return { state: 'critical', word: 'Offline', rank: 0 };
  if (isUnderMinIsr(partition, minIsr)) return { state: 'critical', word: 'Under min ISR', rank: 1 };
  if (isUnderReplicated(partition)) return { state: 'warning', word: 'Under-replicated', rank: 2 };
  return { state: 'ok', word: 'In sync', rank: 3 };
}

/** End minus start, or null when either is unknown. */
export function messagesIn({ startOffset, endOffset }: Partition): bigint | null {
  return startOffset === null || endOffset === null ? null : BigInt(endOffset) - BigInt(startOffset);
}
