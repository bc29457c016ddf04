import type { Partition } from '@/lib/contracts/topics.ts';
import { messagesIn } from './partition-state.ts';

const worthSaying = 1.15;

/** The partition that holds far more messages than the mean, as few others do, and by how many percent. */
export function skewOf(partitions: readonly Partition[]): { partition: number; percent: number } | null {
  const sizes = partitions.map((one) => ({ partition: one.partition, messages: messagesIn(one) }));
  const total = sizes.reduce<bigint | null>(
    (sum, { messages }) => (sum === null || messages === null ? null : sum + messages),
    0n,
  );
  if (total === null || total < 1000n || sizes.length < 2) return null;
  const mean = Number(total) / sizes.length;
  const most = sizes.reduce((worst, one) => ((one.messages ?? 0n) > (worst.messages ?? 0n) ? one : worst));
  const share = Number(most.messages) / mean;
  const large = sizes.filter(({ messages }) => Number(messages) >= mean * worthSaying);
  return large.length === 0 || large.length > sizes.length / 4
    ? null
    : { partition: most.partition, percent: Math.round((share - 1) * 100) };
}
