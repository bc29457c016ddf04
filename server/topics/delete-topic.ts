import 'server-only';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { observe } from '../observe/observed.ts';
import { namedTopics } from './named-topics.ts';
import { draftTopicDeletion, type TopicDeletion } from './plan-delete-topic.ts';
import { readDeletionRules } from './read-deletion-rules.ts';
import { readRecordCounts } from './read-record-counts.ts';
import { readTopics } from './read-topics.ts';
import { requestDeletion, untilTopicsGone } from './request-deletion.ts';
import { resultOf } from './results.ts';
import { topicReaders } from './topic-readers.ts';
import { sizeOf } from './topic-rows.ts';

interface TopicNow {
  id: string | null;
  partitions: number;
}

type State = Readonly<Record<string, TopicNow>>;

export const deleteTopic: ChangeKind<'delete-topic', State> = {
  kind: 'delete-topic',

  authorize(ctx, request) {
    for (const name of namedTopics(request)) {
      authorize(ctx, 'delete', { kind: 'topic', cluster: ctx.cluster.name, name });
    }
  },

  touches: (request) => namedTopics(request).map((name) => ({ type: 'topic', name })),

  async read(ctx, request) {
    const topics = await readTopics(kafkaFor(ctx.cluster), namedTopics(request));
    return Object.fromEntries(topics.map(({ name, id, replicas }) => [name, { id, partitions: replicas.length }]));
  },

  async plan(ctx, request, state) {
    const kafka = kafkaFor(ctx.cluster);
    const topics = namedTopics(request).map((name) => ({ name, ...(state[name] as TopicNow) }));
    const [{ snapshot }, records, rules] = await Promise.all([
      observe(ctx, { fresh: '1' }),
      readRecordCounts(kafka, topics),
      readDeletionRules(kafka),
    ]);
    const doomed = topics.map((topic) => {
      const seen = snapshot.topics.value?.get(topic.name);
      return {
        ...topic,
        records: records.get(topic.name) ?? null,
        bytes: seen ? sizeOf(seen, snapshot) : null,
        readers: topicReaders(snapshot, topic.name),
      };
    });
    return draftTopicDeletion(doomed, rules, ctx.cluster.connection);
  },

  async apply(ctx, payload) {
    const { topics, rows } = payload as unknown as TopicDeletion;
    const kafka = kafkaFor(ctx.cluster);
    const errors = await requestDeletion(kafka, topics);
    await untilTopicsGone(
      kafka,
      topics.filter(({ name }) => !errors.get(name)),
    );
    return rows.map((row) => resultOf(row, errors.get(row.topic) ?? null));
  },
};
