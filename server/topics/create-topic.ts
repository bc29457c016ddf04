import 'server-only';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { checkConfigNames } from './check-config-names.ts';
import { draftNewTopic, resolveNewTopic, type WantedTopic } from './plan-create-topic.ts';
import { readTemplate, type TopicTemplate } from './read-template.ts';
import { readTopic } from './read-topics.ts';
import { requestTopic, validateTopic } from './request-topic.ts';
import { type Row, resultOf } from './results.ts';
import { untilTopicKnown } from './until-topic-known.ts';

interface State {
  /** The id of a topic of this name; null: there is none yet. */
  existing: string | null;
  like: TopicTemplate | null;
}

export const createTopic: ChangeKind<'create-topic', State> = {
  kind: 'create-topic',

  authorize(ctx, { name, like }) {
    const cluster = ctx.cluster.name;
    authorize(ctx, 'create', { kind: 'topic', cluster, name });
    if (like !== undefined) authorize(ctx, 'view', { kind: 'topic', cluster, name: like });
  },

  touches: ({ name }) => [{ type: 'topic', name }],

  async read(ctx, { name, like }) {
    const kafka = kafkaFor(ctx.cluster);
    const existing = await readTopic(kafka, name);
    return {
      existing: existing && (existing.id ?? name),
      like: like === undefined ? null : await readTemplate(kafka, like),
    };
  },

  async plan(ctx, request, { existing, like }) {
    const { name } = request;
    if (existing !== null) {
      throw new AppError('TOPIC_EXISTS', `There is a topic ${name} already.`, { details: { topic: name } });
    }
    const kafka = kafkaFor(ctx.cluster);
    const wanted = resolveNewTopic(request, like);
    const bare = await validateTopic(kafka, { ...wanted, configs: {} });
    if (bare.configs) checkConfigNames(Object.keys(wanted.configs), bare.configs);
    const full = Object.keys(wanted.configs).length === 0 ? bare : await validateTopic(kafka, wanted);
    return draftNewTopic(request, wanted, { bare, full }, ctx.cluster.connection);
  },

  async apply(ctx, payload) {
    const { topic, rows } = payload as unknown as { topic: WantedTopic; rows: Row[] };
    const kafka = kafkaFor(ctx.cluster);
    const error = await requestTopic(kafka, topic);
    if (error === null) await untilTopicKnown(kafka, topic.name, topic.partitions ?? 1);
    return rows.map((row) => resultOf(row, error));
  },
};
