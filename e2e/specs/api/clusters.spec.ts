import { expect } from '@playwright/test';
import { test } from '../../fixtures/kafka.ts';
import { describedConfigs, describedTopics, runTool } from '../../fixtures/tool-output.ts';

test('the controller and the quorum are those of kafka-metadata-quorum', async ({ request, kafka, cluster }) => {
  const out = await quorumStatus(kafka);
  const overview = await (await request.get(`/api/clusters/${cluster}?fresh=1`)).json();
  expect(overview).toMatchObject({ id: cluster, kafkaClusterId: out.ClusterId, controller: Number(out.LeaderId) });
  expect(overview.quorum.leaderEpoch).toBe(Number(out.LeaderEpoch));
  const voters = (JSON.parse(out.CurrentVoters ?? '[]') as { id: number }[]).map(({ id }) => id);
  expect(overview.quorum.voters.map(({ id }: { id: number }) => id)).toEqual(voters);
  expect(overview.counts.brokersUp).toBe(overview.counts.brokers);
  const brokers = await (await request.get(`/api/clusters/${cluster}/brokers`)).json();
  const controllers = brokers.items.filter((broker: { controller: boolean }) => broker.controller);
  expect(controllers.map(({ id }: { id: number }) => id)).toEqual([Number(out.LeaderId)]);
});

async function quorumStatus(kafka: Parameters<typeof runTool>[0]): Promise<Record<string, string>> {
  const brokers = process.env.HIGHWATER_TEST_BROKERS ?? '';
  const tool = 'org.apache.kafka.tools.MetadataQuorumCommand';
  const { out } = await kafka.tool([tool, '--bootstrap-server', brokers, 'describe', '--status']);
  return Object.fromEntries([...out.matchAll(/^(\w+): +(.*)$/gm)].map(([, name, value]) => [name, value]));
}

test('a broker leads and holds what Kafka’s own tools say, and has their settings', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('placed');
  await kafka.createTopics([
    {
      name: topic,
      assignments: [
        [1, 2],
        [1, 3],
        [2, 3],
      ],
    },
  ]);
  try {
    const described = describedTopics(
      await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--describe', '--topic', topic),
    );
    const broker = await (await request.get(`/api/clusters/${cluster}/brokers/1?fresh=1`)).json();
    const held = broker.partitions.filter((row: { topic: string }) => row.topic === topic);
    expect(held.map(({ partition, leader, inSync }: never) => ({ partition, leader, inSync }))).toEqual(
      described[0]?.partitions
        .filter(({ replicas }) => replicas.includes(1))
        .map(({ partition, leader, isr }) => ({ partition, leader: leader === 1, inSync: isr.includes(1) })),
    );
    expect(broker.replicas).toBe(broker.partitions.length);
    expect(broker.leaders).toBe(broker.partitions.filter(({ leader }: { leader: boolean }) => leader).length);

    const args = ['--describe', '--all', '--entity-type', 'brokers', '--entity-name', '1'];
    const expected = describedConfigs(await runTool(kafka, 'kafka.admin.ConfigCommand', ...args));
    const { items } = await (await request.get(`/api/clusters/${cluster}/brokers/1/configs`)).json();
    const values = items.map(({ name, value }: { name: string; value: string | null }) => [name, value ?? 'null']);
    expect(Object.fromEntries(values)).toEqual(
      Object.fromEntries([...expected].map(([name, { value }]) => [name, value])),
    );

    const dirs = await (await request.get(`/api/clusters/${cluster}/brokers/1/log-dirs?fresh=1`)).json();
    const replicas = dirs.items.flatMap((dir: { replicas: { topic: string; partition: number }[] }) => dir.replicas);
    const mine = replicas.filter((replica: { topic: string }) => replica.topic === topic);
    expect(mine.map(({ partition }: { partition: number }) => partition).sort()).toEqual([0, 1]);
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('clusters are listed, a cluster that does its work is healthy, and one that is not there is missing', async ({
  request,
  cluster,
}) => {
  const { items } = await (await request.get('/api/clusters')).json();
  expect(items).toContainEqual(expect.objectContaining({ id: cluster, error: null }));
  const health = await request.get(`/api/health/clusters/${cluster}`);
  expect([health.status(), (await health.json()).status]).toEqual([200, 'ok']);
  for (const path of ['/api/clusters/nowhere', '/api/health/clusters/nowhere', '/api/clusters/nowhere/findings']) {
    const reply = await request.get(path);
    expect(reply.status()).toBe(404);
    expect((await reply.json()).error.code).toBe('CLUSTER_NOT_FOUND');
  }
  const broker = await request.get(`/api/clusters/${cluster}/brokers/99`);
  expect((await broker.json()).error.code).toBe('BROKER_NOT_FOUND');
});

test('a reply that has not changed is not sent again', async ({ request, cluster }) => {
  const path = `/api/clusters/${cluster}/brokers/1/configs`;
  const first = await request.get(path);
  const again = await request.get(path, { headers: { 'if-none-match': first.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});
