import 'server-only';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { observe } from '../observe/observed.ts';
import { draftPartitionGrowth, growthOf, type PartitionGrowth } from './plan-add-partitions.ts';
import { checkAssignments } from './plan-create-topic.ts';
import { readTopicConfigs } from './read-topic-configs.ts';
import { readTopics, type TopicFacts } from './read-topics.ts';
import { requestGrowth, validateGrowth } from './request-partitions.ts';
import { type Row, resultOf } from './results.ts';
import { topicReaders } from './topic-readers.ts';
import { untilTopicKnown } from './until-topic-known.ts';

export const addPartitions: ChangeKind<'add-partitions', TopicFacts> = {
  kind: 'add-partitions',

  authorize(ctx, { topic }) {
    authorize(ctx, 'alter', { kind: 'topic', cluster: ctx.cluster.name, name: topic });
  },

  touches: ({ topic }) => [{ type: 'topic', name: topic }],

  async read(ctx, { topic }) {
    const [facts] = await readTopics(kafkaFor(ctx.cluster), [topic]);
    return facts as TopicFacts;
  },

  async plan(ctx, request, { replicas }) {
    const kafka = kafkaFor(ctx.cluster);
    const { topic, assignments } = request;
    if (assignments) checkAssignments(assignments);
    const growth = growthOf(request);
    await validateGrowth(kafka, growth);
    const [[configs], { snapshot }] = await Promise.all([
      readTopicConfigs(kafka, [topic], ['cleanup.policy']),
      observe(ctx, { fresh: '1' }),
    ]);
    const compacted = configs?.[0]?.value?.includes('compact') ?? false;
    const growing = { replicas, compacted, readers: topicReaders(snapshot, topic) };
    return draftPartitionGrowth(growth, growing, ctx.cluster.connection);
  },

  async apply(ctx, payload) {
    const { growth, rows } = payload as unknown as { growth: PartitionGrowth; rows: Row[] };
    const kafka = kafkaFor(ctx.cluster);
    const error = await requestGrowth(kafka, growth);
    if (error === null) await untilTopicKnown(kafka, growth.topic, growth.partitions);
    return rows.map((row) => resultOf(row, error));
  },
};
