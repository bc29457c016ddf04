import type { KafkaClient } from '../kafka/client.ts';
import { assertOk } from '../kafka/errors.ts';
import type { Commit } from './read-groups.ts';

/**
 * Where share groups of one coordinator start, by group: to a share group what commits are to others. A partition
 * that nobody has read yet has none.
 */
export async function readShareStarts(
  kafka: KafkaClient,
  ids: readonly string[],
  options: { node: number; timeoutMs: number },
): Promise<Map<string, Commit[]>> {
  if (ids.length === 0) return new Map();
  const groups = ids.map((groupId) => ({ groupId, topics: null }));
  const answer = await kafka.call('DescribeShareGroupOffsets', { groups }, options);
  return new Map(
    answer.groups.map(({ groupId, topics, errorCode, errorMessage }) => {
      const context = `Where ${groupId} starts`;
      assertOk(errorCode, context, errorMessage);
      const starts = topics.flatMap(({ topicName: topic, partitions }) =>
        partitions.map((row): Commit => {
          assertOk(row.errorCode, `${context} on ${topic}`, row.errorMessage);
          return { topic, partition: row.partitionIndex, offset: row.startOffset, metadata: '', leaderEpoch: -1 };
        }),
      );
      return [groupId, starts];
    }),
  );
}
