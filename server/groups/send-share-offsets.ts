import type { KafkaClient } from '../kafka/client.ts';
import { partitionKey } from '../kafka/routing.ts';
import { askCoordinator } from './ask-coordinator.ts';
import { byTopic, type OffsetWrite } from './offset-write.ts';
import { groupName } from './read-groups.ts';

/** As if nobody had ever read the partition: the group's setting share.auto.offset.reset decides. */
const nowhere = -1n;
/** There is nothing to delete: an answer that got lost has been followed by this one. */
const UNKNOWN_TOPIC_OR_PARTITION = 3;

/** Sets where a share group starts; a row without an offset starts nowhere. Gives Kafka's code for each partition. */
export async function sendShareStarts(
  kafka: KafkaClient,
  group: string,
  rows: readonly OffsetWrite[],
): Promise<Map<string, number>> {
  const topics = byTopic(rows, ({ partition, offset }) => ({
    partitionIndex: partition,
    startOffset: offset === null ? nowhere : BigInt(offset),
  })).map(({ name, partitions }) => ({ topicName: name, partitions }));
  const answer = await askCoordinator(kafka, group, {
    api: 'AlterShareGroupOffsets',
    body: { groupId: group, topics },
    codesOf: ({ errorCode, responses }) => [
      errorCode,
      ...responses.flatMap(({ partitions }) => partitions.map((row) => row.errorCode)),
    ],
    context: `Setting where ${groupName(group)} starts`,
  });
  if (answer.errorCode !== 0) return new Map(rows.map((row) => [partitionKey(row), answer.errorCode]));
  return new Map(
    answer.responses.flatMap(({ topicName: topic, partitions }) =>
      partitions.map(({ partitionIndex: partition, errorCode }) => [partitionKey({ topic, partition }), errorCode]),
    ),
  );
}

/** Deletes all that a share group knows of the topics. Gives Kafka's error code for each partition. */
export async function deleteShareTopics(
  kafka: KafkaClient,
  group: string,
  rows: readonly OffsetWrite[],
): Promise<Map<string, number>> {
  const answer = await askCoordinator(kafka, group, {
    api: 'DeleteShareGroupOffsets',
    body: { groupId: group, topics: byTopic(rows, () => null).map(({ name }) => ({ topicName: name })) },
    codesOf: ({ errorCode, responses }) => [errorCode, ...responses.map((row) => row.errorCode)],
    context: `Deleting offsets of ${groupName(group)}`,
  });
  const codes = new Map(answer.responses.map(({ topicName, errorCode }) => [topicName, errorCode]));
  return new Map(
    rows.flatMap((row): [string, number][] => {
      const code = answer.errorCode || codes.get(row.topic);
      return code === undefined ? [] : [[partitionKey(row), code === UNKNOWN_TOPIC_OR_PARTITION ? 0 : code]];
    }),
  );
}
