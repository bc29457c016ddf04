import 'server-only';
import type { PurgeRequest } from '@/lib/contracts/change-requests';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { readLogs } from '../groups/read-logs.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { partitionKey, type TopicPartition } from '../kafka/routing.ts';
import { observe } from '../observe/observed.ts';
import { draftPurge, type PurgeWrite } from './draft-purge.ts';
import { namedTopics, wrongField } from './named-topics.ts';
import { planPurge } from './plan-purge.ts';
import { purgeTarget } from './purge-target.ts';
import { readLostTimes } from './read-lost-times.ts';
import { readTopicConfigs } from './read-topic-configs.ts';
import { readTopics } from './read-topics.ts';
import { requestPurge } from './request-purge.ts';
import { resultOf } from './results.ts';
import { topicReaders } from './topic-readers.ts';

interface TopicNow {
  id: string | null;
  partitions: number;
  internal: boolean;
  cleanupPolicy: string | null;
}

type State = Readonly<Record<string, TopicNow>>;

export const purge: ChangeKind<'purge', State> = {
  kind: 'purge',

  authorize(ctx, request) {
    for (const name of namedTopics(request)) {
      authorize(ctx, 'purge', { kind: 'topic', cluster: ctx.cluster.name, name });
    }
  },

  touches: (request) => namedTopics(request).map((name) => ({ type: 'topic', name })),

  async read(ctx, request) {
    const kafka = kafkaFor(ctx.cluster);
    const names = namedTopics(request);
    const topics = await readTopics(kafka, names);
    const configs = await readTopicConfigs(kafka, names, ['cleanup.policy']);
    return Object.fromEntries(
      topics.map(({ name, id, replicas, internal }, index) => {
        const cleanupPolicy = configs[index]?.[0]?.value ?? null;
        return [name, { id, partitions: replicas.length, internal, cleanupPolicy }];
      }),
    );
  },

  async plan(ctx, request, state) {
    const kafka = kafkaFor(ctx.cluster);
    const topics = namedTopics(request);
    for (const topic of topics) assertPurgeable(topic, state[topic] as TopicNow);
    const target = purgeTarget(request.to, ctx.now());
    const partitions = chosenPartitions(request, state);
    const time = typeof target === 'object' && 'time' in target ? target.time : null;
    const logs = (await readLogs(kafka, partitions, time)).map((log, index) => {
      if (!log.ok) throw log.error;
      const { start, end, found } = log.value;
      const place = partitions[index] as TopicPartition;
      return { ...place, start: start.offset, end: end.offset, found: found?.offset ?? null };
    });
    const purged = planPurge(logs, target);
    const [{ snapshot }, timed] = await Promise.all([observe(ctx, { fresh: '1' }), readLostTimes(kafka, purged)]);
    const readers = new Map(topics.map((topic) => [topic, topicReaders(snapshot, topic)]));
    return draftPurge({ topics, readers, ...timed }, ctx.cluster.connection);
  },

  async apply(ctx, payload) {
    const rows = payload as unknown as PurgeWrite[];
    const failures = await requestPurge(kafkaFor(ctx.cluster), rows);
    return rows.map((row) => {
      const effect = { resource: `${row.topic}-${row.partition}`, field: 'low watermark' };
      return resultOf(effect, failures.get(partitionKey(row)) ?? null);
    });
  },
};

/** Throws REFUSED_BY_KAFKA for what brokers refuse only when it is done. */
function assertPurgeable(topic: string, { internal, cleanupPolicy }: TopicNow): void {
  if (internal) {
    throw new AppError('REFUSED_BY_KAFKA', `Kafka deletes no records of internal topics such as ${topic}.`, {
      details: { kafkaError: 'INVALID_TOPIC_EXCEPTION' },
    });
  }
  if (cleanupPolicy === 'compact') {
    const message = `Kafka deletes no records of ${topic}, because its cleanup.policy is compact alone. Write tombstones for the keys that should go, or set cleanup.policy to compact,delete first.`;
    throw new AppError('REFUSED_BY_KAFKA', message, { details: { topic, kafkaError: 'POLICY_VIOLATION' } });
  }
}

/** Throws BAD_REQUEST for partitions of several topics, PARTITION_NOT_FOUND for one that is not there. */
function chosenPartitions(request: PurgeRequest, state: State): TopicPartition[] {
  const topics = namedTopics(request);
  if (request.partitions !== undefined && topics.length > 1) {
    throw wrongField('partitions', 'cannot stand beside several `topics`');
  }
  return topics.flatMap((topic) => {
    const count = state[topic]?.partitions ?? 0;
    const chosen = request.partitions ?? Array.from({ length: count }, (_, partition) => partition);
    const missing = chosen.find((partition) => partition >= count);
    if (missing !== undefined) {
      throw new AppError('PARTITION_NOT_FOUND', `Topic ${topic} has no partition ${missing}.`, {
        details: { fields: [{ in: 'body', field: 'partitions', problem: `names ${missing} of ${count}` }] },
      });
    }
    return [...new Set(chosen)].sort((a, b) => a - b).map((partition) => ({ topic, partition }));
  });
}
