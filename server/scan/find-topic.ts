import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { MetadataResponseTopic } from '../kafka/protocol/messages.ts';
import { untilDeadline } from './within.ts';

const UNKNOWN_TOPIC = 3;
const INVALID_TOPIC = 17;
const mostTries = 4;
const againMs = 200;

/**
 * The topic's metadata, fresh if the cluster says so quickly, else as it was known. Throws TOPIC_NOT_FOUND, and what
 * keeps the cluster from answering by `deadline` (of Date.now).
 */
export async function findTopic(client: KafkaClient, name: string, deadline: number): Promise<MetadataResponseTopic> {
  // A new topic reaches one broker after another, and any of them may be the one that is asked.
  for (let tries = 1; ; tries++) {
    const topic = await askOf(client, name, deadline);
    if (topic && topic.errorCode !== UNKNOWN_TOPIC && topic.errorCode !== INVALID_TOPIC) {
      if (topic.errorCode !== 0) throw toKafkaAppError(topic.errorCode, `Topic ${name}`);
      return topic;
    }
    if (tries === mostTries || topic?.errorCode === INVALID_TOPIC || Date.now() + againMs >= deadline) break;
    await sleep(againMs);
  }
  throw new AppError('TOPIC_NOT_FOUND', `There is no topic ${name} in this cluster.`, { details: { topic: name } });
}

async function askOf(client: KafkaClient, name: string, deadline: number): Promise<MetadataResponseTopic | undefined> {
  const half = (Date.now() + deadline) / 2;
  const fresh = await outcome(() => untilDeadline(client, half).topics([name], { fresh: true }));
  const topics = fresh.ok ? fresh.value : await untilDeadline(client, deadline).topics([name]);
  return topics.get(name);
}
