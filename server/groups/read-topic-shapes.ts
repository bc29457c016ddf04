import { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { TopicPartition } from '../kafka/routing.ts';

/** What of a topic a commit depends on. */
export interface TopicShape {
  name: string;
  /** Null: there is no such topic. */
  id: string | null;
  partitions: number;
}

/** UNKNOWN_TOPIC_OR_PARTITION, INVALID_TOPIC_EXCEPTION, UNKNOWN_TOPIC_ID. */
const missingCodes: readonly number[] = [3, 17, 100];
const LEADER_NOT_AVAILABLE = 5;

/** Freshly from Kafka, in alphabetical order. Throws what keeps a topic from being read. */
export async function readTopicShapes(kafka: KafkaClient, names: Iterable<string>): Promise<TopicShape[]> {
  const wanted = [...new Set(names)].sort();
  const found = await kafka.topics(wanted, { fresh: true });
  return wanted.map((name) => {
    const topic = found.get(name);
    if (!topic || missingCodes.includes(topic.errorCode)) return { name, id: null, partitions: 0 };
    if (topic.errorCode !== 0 && topic.errorCode !== LEADER_NOT_AVAILABLE) {
      throw toKafkaAppError(topic.errorCode, `Topic ${name}`);
    }
    return { name, id: topic.topicId, partitions: topic.partitions.length };
  });
}

/** Throws TOPIC_NOT_FOUND and PARTITION_NOT_FOUND. */
export function assertExists(topics: readonly TopicShape[], partitions: Iterable<TopicPartition>): void {
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  for (const { topic: name, partition } of partitions) {
    const topic = byName.get(name);
    if (!topic || topic.id === null) {
      throw new AppError('TOPIC_NOT_FOUND', `There is no topic ${name} in this cluster.`, { details: { topic: name } });
    }
    if (partition >= topic.partitions) {
      throw new AppError('PARTITION_NOT_FOUND', `Topic ${name} has no partition ${partition}.`, {
        details: { topic: name, partition, partitions: topic.partitions },
      });
    }
  }
}
