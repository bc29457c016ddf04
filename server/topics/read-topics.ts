import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { MetadataResponseTopic } from '../kafka/protocol/messages.ts';
import { listing } from '../observe/findings/words.ts';
import { nearestName } from './nearest-name.ts';

/** What of a topic stays as it is until somebody changes it. */
export interface TopicFacts {
  readonly name: string;
  /** Null on brokers that have no topic ids. */
  readonly id: string | null;
  readonly internal: boolean;
  /** Brokers of each partition, preferred leader first. */
  readonly replicas: readonly (readonly number[])[];
}

/** The id of nothing: brokers before 2.8 have no topic ids. */
export const noTopicId = 'A'.repeat(22);
const UNKNOWN_TOPIC = 3;
const INVALID_TOPIC = 17;
const LEADER_NOT_AVAILABLE = 5;

/** Freshly from Kafka, in the order of `names`. Throws TOPIC_NOT_FOUND that names all which are missing. */
export async function readTopics(kafka: KafkaClient, names: readonly string[]): Promise<TopicFacts[]> {
  const found = await kafka.topics([...names], { fresh: true });
  const facts = names.map((name) => factsOf(name, found.get(name)));
  const missing = names.filter((_, index) => facts[index] === null);
  if (missing.length > 0) {
    const meant = missing.length === 1 ? await meantTopic(kafka, missing[0] as string) : null;
    const hint = meant === null ? '.' : `; did you mean ${meant}?`;
    throw new AppError('TOPIC_NOT_FOUND', `There is no topic ${listing(missing)} in this cluster${hint}`, {
      details: { topics: missing, meant },
    });
  }
  return facts.filter((one) => one !== null);
}

/** The topic whose name is most like this one. */
async function meantTopic(kafka: KafkaClient, name: string): Promise<string | null> {
  const all = await outcome(() => kafka.call('Metadata', { topics: null, allowAutoTopicCreation: false }));
  if (!all.ok) return null;
  return nearestName(
    name,
    all.value.topics.map((topic) => topic.name).filter((known) => known !== null),
  );
}

/** The topic, or null where there is none. */
export async function readTopic(kafka: KafkaClient, name: string): Promise<TopicFacts | null> {
  return factsOf(name, (await kafka.topics([name], { fresh: true })).get(name));
}

function factsOf(name: string, topic: MetadataResponseTopic | undefined): TopicFacts | null {
  if (!topic || topic.errorCode === UNKNOWN_TOPIC || topic.errorCode === INVALID_TOPIC) return null;
  if (topic.errorCode !== 0 && topic.errorCode !== LEADER_NOT_AVAILABLE) {
    throw toKafkaAppError(topic.errorCode, `Topic ${name}`);
  }
  const partitions = topic.partitions.toSorted((a, b) => a.partitionIndex - b.partitionIndex);
  return {
    name,
    id: topic.topicId === noTopicId ? null : topic.topicId,
    internal: topic.isInternal,
    replicas: partitions.map(({ replicaNodes }) => replicaNodes),
  };
}
