import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { MetadataResponseTopic } from '../kafka/protocol/messages.ts';
import { untilDeadline } from './within.ts';

const UNKNOWN_TOPIC = 3;
const INVALID_TOPIC = 17;

/**
 * The topic's metadata, fresh if the cluster says so quickly, else as it was known. Throws TOPIC_NOT_FOUND, and what
 * keeps the cluster from answering by `deadline` (of Date.now).
 */
export async function findTopic(client: KafkaClient, name: string, deadline: number): Promise<MetadataResponseTopic> {
  const half = (Date.now() + deadline) / 2;
  const fresh = await outcome(() => untilDeadline(client, half).topics([name], { fresh: true }));
  const topics = fresh.ok ? fresh.value : await untilDeadline(client, deadline).topics([name]);
  const topic = topics.get(name);
  if (!topic || topic.errorCode === UNKNOWN_TOPIC || topic.errorCode === INVALID_TOPIC) {
    throw new AppError('TOPIC_NOT_FOUND', `There is no topic ${name} in this cluster.`, { details: { topic: name } });
  }
  if (topic.errorCode !== 0) throw toKafkaAppError(topic.errorCode, `Topic ${name}`);
  return topic;
}
