import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { askController } from '../kafka/controller.ts';
import type { TopicDeletion } from './plan-delete-topic.ts';
import { noTopicId } from './read-topics.ts';
import { untilBrokersKnow } from './until-brokers-know.ts';

type Named = TopicDeletion['topics'];

const brokersWaitMs = 10_000;
const firstWithIds = 6;
const UNKNOWN_TOPIC = 3;
/** A page shows some topics; the brokers that have forgotten those forget the rest a moment later. */
const mostWatched = 50;

/**
 * Deletes topics by their ids where there are any, so that one made anew under an old name stays. The errors by name;
 * null: it is gone.
 */
export async function requestDeletion(kafka: KafkaClient, topics: Named): Promise<Map<string, AppError | null>> {
  const ids = new Map(topics.map(({ name, id }) => [name, id]));
  const names = new Map(topics.flatMap(({ name, id }) => (id === null ? [] : [[id, name]])));
  const knowsIds = ((await kafka.version('DeleteTopics')) ?? 0) >= firstWithIds;
  const identified = (name: string) => {
    const topicId = ids.get(name) ?? null;
    return topicId === null ? { name, topicId: noTopicId } : { name: null, topicId };
  };
  const outcomes = await askController(kafka, {
    api: 'DeleteTopics',
    keys: [...ids.keys()],
    build: (asked) => ({
      ...(knowsIds ? { topics: asked.map(identified) } : { topicNames: [...asked] }),
      timeoutMs: brokersWaitMs,
    }),
    answersOf: ({ responses }) =>
      responses.map((row) => ({ ...row, key: names.get(row.topicId) ?? row.name ?? row.topicId })),
    context: (name) => `The topic ${name} cannot be deleted`,
  });
  return new Map(
    [...outcomes].map(([name, { error, repeated }]) => [
      name,
      repeated && error?.code === 'TOPIC_NOT_FOUND' ? null : error,
    ]),
  );
}

/** Waits until no broker that answers knows the topics any more. */
export async function untilTopicsGone(kafka: KafkaClient, topics: Named): Promise<void> {
  const watched = topics.slice(0, mostWatched);
  if (watched.length === 0) return;
  const body = { topics: watched.map(({ name }) => ({ name })), allowAutoTopicCreation: false };
  await untilBrokersKnow(kafka, 'Metadata', body, (answer) =>
    watched.every(({ name, id }) => {
      const topic = answer.topics.find((one) => one.name === name);
      return !topic || topic.errorCode === UNKNOWN_TOPIC || (id !== null && topic.topicId !== id);
    }),
  );
}
