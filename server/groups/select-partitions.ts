import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { partitionKey, type TopicPartition } from '../kafka/routing.ts';
import type { Commit } from './read-groups.ts';
import type { TopicShape } from './read-topic-shapes.ts';

/** An offset that a CSV or another group gives to a partition. */
export interface GivenOffset extends TopicPartition {
  offset: bigint;
  leaderEpoch: number;
}

/**
 * The partitions of a reset, in order and none twice. `all` is every partition with a commit; where offsets are given,
 * it is every partition that has one, and a narrower scope takes those of its own partitions.
 */
export function selectPartitions(
  scope: ResetOffsetsRequest['scope'],
  commits: readonly TopicPartition[],
  topics: readonly TopicShape[],
  given: readonly GivenOffset[] | null,
): TopicPartition[] {
  if (scope === 'all') return inOrder(given ?? commits);
  const scoped = scopedPartitions(scope, topics);
  if (given === null) return scoped;
  const keys = new Set(given.map(partitionKey));
  return scoped.filter((row) => keys.has(partitionKey(row)));
}

/** The partitions that a scope with a topic names, or all of the topic. */
export function scopedPartitions(
  { topic, partitions }: Exclude<ResetOffsetsRequest['scope'], 'all'>,
  topics: readonly TopicShape[],
): TopicPartition[] {
  const count = topics.find(({ name }) => name === topic)?.partitions ?? 0;
  const numbers = partitions ?? Array.from({ length: count }, (_, index) => index);
  return inOrder([...new Set(numbers)].map((partition) => ({ topic, partition })));
}

/** Whether a commit lies in the scope. */
export function inScope(scope: ResetOffsetsRequest['scope'], { topic, partition }: Commit): boolean {
  return scope === 'all' || (scope.topic === topic && (scope.partitions?.includes(partition) ?? true));
}

function inOrder(rows: readonly TopicPartition[]): TopicPartition[] {
  return rows
    .map(({ topic, partition }) => ({ topic, partition }))
    .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}
