import type { KafkaClient } from '../kafka/client.ts';
import { partitionKey } from '../kafka/routing.ts';
import { askCoordinator } from './ask-coordinator.ts';
import { byTopic, type OffsetWrite } from './offset-write.ts';
import { groupName } from './read-groups.ts';

/** OffsetCommit takes topic ids instead of names from version 10 on. */
const newestWithNames = 9;
const GROUP_ID_NOT_FOUND = 69;

/** Commits as one who is no member. Gives Kafka's error code for each partition. */
export async function sendCommits(
  kafka: KafkaClient,
  group: string,
  rows: readonly OffsetWrite[],
): Promise<Map<string, number>> {
  const topics = byTopic(rows, ({ partition, offset, leaderEpoch, metadata }) => ({
    partitionIndex: partition,
    committedOffset: BigInt(offset ?? -1),
    committedLeaderEpoch: leaderEpoch,
    committedMetadata: metadata,
  }));
  const answer = await askCoordinator(kafka, group, {
    api: 'OffsetCommit',
    body: { groupId: group, generationIdOrMemberEpoch: -1, memberId: '', topics },
    codesOf: (given) => given.topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode)),
    context: `Committing offsets of ${groupName(group)}`,
    options: { maxVersion: newestWithNames },
  });
  return codesByPartition(answer.topics);
}

/** Deletes commits. Gives Kafka's error code for each partition. */
export async function deleteCommits(
  kafka: KafkaClient,
  group: string,
  rows: readonly OffsetWrite[],
): Promise<Map<string, number>> {
  const answer = await askCoordinator(kafka, group, {
    api: 'OffsetDelete',
    body: { groupId: group, topics: byTopic(rows, ({ partition }) => ({ partitionIndex: partition })) },
    codesOf: ({ errorCode, topics }) => [
      errorCode,
      ...topics.flatMap(({ partitions }) => partitions.map((row) => row.errorCode)),
    ],
    context: `Deleting offsets of ${groupName(group)}`,
  });
  if (answer.errorCode === GROUP_ID_NOT_FOUND) return new Map(rows.map((row) => [partitionKey(row), 0]));
  if (answer.errorCode !== 0) return new Map(rows.map((row) => [partitionKey(row), answer.errorCode]));
  return codesByPartition(answer.topics);
}

interface AnsweredTopic {
  name: string;
  partitions: { partitionIndex: number; errorCode: number }[];
}

function codesByPartition(topics: readonly AnsweredTopic[]): Map<string, number> {
  return new Map(
    topics.flatMap(({ name: topic, partitions }) =>
      partitions.map(({ partitionIndex: partition, errorCode }) => [partitionKey({ topic, partition }), errorCode]),
    ),
  );
}
