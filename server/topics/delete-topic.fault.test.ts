import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import { closeKafkaClients, kafkaFor } from '../kafka/clients.ts';
import { stopObserving } from '../observe/observers.ts';
import { testContext } from '../testing/context.ts';
import { deleteTopic as kind } from './delete-topic.ts';
import { requestTopic } from './request-topic.ts';
import { untilTopicKnown } from './until-topic-known.ts';

let cluster: Cluster;
beforeAll(async () => {
  const config = { 'delete.topic.enable': 'false', 'auto.create.topics.enable': 'true' };
  cluster = await startCluster({ brokers: 1, config });
});
afterAll(async () => {
  stopObserving();
  await closeKafkaClients();
  await cluster.stop();
});

test('a cluster that forbids deletions is told so in the plan, and a plan from before is refused topic by topic', async () => {
  const bootstrapServers = [cluster.bootstrapServers];
  const ctx = testContext({
    cluster: {
      name: 'keeping',
      connection: { bootstrapServers, clientId: 'highwater-test', tls: null, sasl: null },
    },
  });
  const kafka = kafkaFor(ctx.cluster);
  const topic = { name: 'kept', partitions: 1, replicationFactor: 1, assignments: null, configs: {} };
  expect(await requestTopic(kafka, topic)).toBeNull();
  await untilTopicKnown(kafka, 'kept', 1);
  const request = { kind: 'delete-topic', topic: 'kept' } as const;
  const state = await kind.read(ctx, request);
  await expect(kind.plan(ctx, request, state)).rejects.toMatchObject({
    code: 'REFUSED_BY_KAFKA',
    details: { kafkaError: 'TOPIC_DELETION_DISABLED' },
  });
  const topics = [{ name: 'kept', id: state.kept?.id ?? null }];
  const rows = [{ resource: 'kept', field: 'topic', topic: 'kept' }];
  expect(await kind.apply(ctx, { topics, rows })).toMatchObject([
    {
      ok: false,
      error: { code: 'REFUSED_BY_KAFKA', message: expect.stringContaining('The topic kept cannot be deleted') },
    },
  ]);
  expect(await kind.read(ctx, request)).toEqual(state);
});
