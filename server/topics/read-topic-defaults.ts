import { randomUUID } from 'node:crypto';
import type { KafkaClient } from '../kafka/client.ts';
import type { Settings } from './config-dangers.ts';
import { validateTopic } from './request-topic.ts';

/** The settings that a topic without any of its own has in this cluster. Empty where Kafka does not tell us. */
export async function readTopicDefaults(kafka: KafkaClient): Promise<Settings> {
  try {
    // The one request that tells all of them is the check of a topic which is then not made.
    const name = `defaults-${randomUUID()}`;
    const bare = { name, partitions: 1, replicationFactor: 1, assignments: null, configs: {} };
    const { configs } = await validateTopic(kafka, bare);
    return Object.fromEntries((configs ?? []).map((config) => [config.name, config.value]));
  } catch {
    return {};
  }
}
