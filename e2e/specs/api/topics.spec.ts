import { type APIRequestContext, expect } from '@playwright/test';
import type { ConfigEntry } from '../../../lib/contracts/configs.ts';
import { test } from '../../fixtures/kafka.ts';
import { describedConfigs, describedTopics, runTool } from '../../fixtures/tool-output.ts';

const topicCommand = 'org.apache.kafka.tools.TopicCommand';

async function get(request: APIRequestContext, path: string) {
  const reply = await request.get(path);
  expect(reply.status(), await reply.text()).toBe(200);
  return reply.json();
}

test('topics, partitions, leaders, ISR and offsets are those that Kafka’s own tools show', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const [plain, compacted, placed] = [unique('plain'), unique('compacted'), unique('placed')];
  await kafka.createTopics([
    { name: plain, partitions: 5, configs: { 'retention.ms': '-1' } },
    { name: compacted, partitions: 2, configs: { 'cleanup.policy': 'compact' } },
    {
      name: placed,
      assignments: [
        [3, 1],
        [2, 3],
        [1, 2],
      ],
      configs: { 'min.insync.replicas': '1' },
    },
  ]);
  const records = Array.from({ length: 60 }, (_, i) => ({
    topic: plain,
    partition: i % 4,
    key: `k${i}`,
    value: `v${i}`,
  }));
  await kafka.produce(records);
  await kafka.produce(records.slice(0, 7).map((record) => ({ ...record, partition: 1, topic: compacted })));

  try {
    const described = describedTopics(await runTool(kafka, topicCommand, '--describe'));
    for (const name of [plain, compacted, placed]) {
      const expected = described.find((topic) => topic.name === name);
      const topic = await get(request, `/api/clusters/${cluster}/topics/${name}?fresh=1`);
      expect(topic).toMatchObject({
        name,
        topicId: expected?.id,
        partitions: expected?.partitions.length,
        replicationFactor: expected?.replicationFactor,
        underReplicated: 0,
        offline: 0,
      });
      const { items } = await get(request, `/api/clusters/${cluster}/topics/${name}/partitions?fresh=1`);
      expect(
        items.map(({ partition, leader, replicas, isr, elr }: never) => ({ partition, leader, replicas, isr, elr })),
      ).toEqual(expected?.partitions);
      const offsets = await kafka.offsets(name);
      expect(
        items.map((row: Record<string, string>) => [
          row.partition,
          row.startOffset,
          row.endOffset,
          row.lastStableOffset,
        ]),
      ).toEqual(
        offsets.map(({ partition, start, end, lastStable }) => [partition, `${start}`, `${end}`, `${lastStable}`]),
      );
    }

    const sizes = await logDirSizes(
      await runTool(kafka, 'org.apache.kafka.tools.LogDirsCommand', '--describe', '--topic-list', plain),
    );
    const { items } = await get(request, `/api/clusters/${cluster}/topics/${plain}/partitions?fresh=1`);
    for (const { partition, leader, sizeBytes } of items) {
      expect(sizeBytes).toBe(String(sizes.get(`${leader}/${plain}-${partition}`)));
    }
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(await get(request, `/api/clusters/${cluster}/topics/${plain}`)).toMatchObject({
      sizeBytes: String(all),
      messages: '60',
    });
  } finally {
    await kafka.deleteTopics([plain, compacted, placed]);
  }
});

async function logDirSizes(out: string): Promise<Map<string, number>> {
  const { brokers } = JSON.parse(out.slice(out.indexOf('{')));
  const sizes = new Map<string, number>();
  for (const { broker, logDirs } of brokers) {
    for (const { partitions } of logDirs) {
      for (const { partition, size } of partitions) sizes.set(`${broker}/${partition}`, size);
    }
  }
  return sizes;
}

test('a topic’s configuration is that of kafka-configs, with sources and without markup', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('configured');
  await kafka.createTopics([
    { name: topic, partitions: 1, configs: { 'retention.ms': '123456', 'cleanup.policy': 'compact,delete' } },
  ]);
  try {
    const args = ['--describe', '--all', '--entity-type', 'topics', '--entity-name', topic];
    const expected = describedConfigs(await runTool(kafka, 'kafka.admin.ConfigCommand', ...args));
    const { items } = (await get(request, `/api/clusters/${cluster}/topics/${topic}/configs`)) as {
      items: ConfigEntry[];
    };
    expect(Object.fromEntries(items.map(({ name, value }) => [name, value ?? 'null']))).toEqual(
      Object.fromEntries([...expected].map(([name, { value }]) => [name, value])),
    );
    const own = items.filter(({ source }) => source === 'topic').map(({ name }) => name);
    expect(own).toEqual(['cleanup.policy', 'retention.ms']);
    expect(items.find(({ name }) => name === 'cleanup.policy')).toMatchObject({ default: 'delete', type: 'list' });
    expect(items.filter(({ documentation }) => /<\/?[a-z]+>/.test(documentation ?? ''))).toEqual([]);
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('the list is searched, sorted and paged on the server', async ({ request, kafka, cluster, unique }) => {
  const word = unique('paged');
  const names = Array.from({ length: 7 }, (_, i) => `${word}.${String.fromCharCode(97 + i)}`);
  await kafka.createTopics(names.map((name, i) => ({ name, partitions: 7 - i })));
  try {
    const path = `/api/clusters/${cluster}/topics?search=${word.toUpperCase()}`;
    await expect.poll(async () => (await get(request, `${path}&fresh=1`)).total).toBe(7);
    const pages = await Promise.all([1, 2, 3, 4].map((page) => get(request, `${path}&pageSize=3&page=${page}`)));
    expect(pages.flatMap(({ items }) => items.map(({ name }: { name: string }) => name))).toEqual(names);
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
      [3, 7],
      [3, 7],
      [1, 7],
      [0, 7],
    ]);
    const { items } = await get(request, `${path}&sort=partitions&order=desc&pageSize=2`);
    expect(items.map(({ partitions }: { partitions: number }) => partitions)).toEqual([7, 6]);
  } finally {
    await kafka.deleteTopics(names);
  }
});

test('internal topics are hidden until they are asked for, and counted', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('read');
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.commitOffsets(unique('reader'), [{ topic, partition: 0, offset: 0n }]);
  await kafka.deleteTopics([topic]);
  const path = `/api/clusters/${cluster}/topics?search=__consumer_offsets`;
  await expect.poll(() => get(request, path)).toMatchObject({ items: [], total: 0, hiddenInternal: 1 });
  const shown = await get(request, `${path}&internal=true`);
  expect(shown).toMatchObject({ items: [{ name: '__consumer_offsets', internal: true }], hiddenInternal: 0 });
});

test('a topic that was made a moment ago is found, one that is not there is said to be missing', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('young');
  const missing = await request.get(`/api/clusters/${cluster}/topics/${topic}`);
  expect(missing.status()).toBe(404);
  expect((await missing.json()).error).toMatchObject({ code: 'TOPIC_NOT_FOUND', details: { topic } });
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  try {
    await expect.poll(async () => (await request.get(`/api/clusters/${cluster}/topics/${topic}`)).status()).toBe(200);
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('bad input names the field', async ({ request, cluster }) => {
  for (const [query, field] of [
    ['pageSize=501', 'pageSize'],
    ['sort=colour', 'sort'],
    ['page=0', 'page'],
    ['nonsense=1', 'nonsense'],
  ]) {
    const reply = await request.get(`/api/clusters/${cluster}/topics?${query}`);
    expect(reply.status()).toBe(400);
    expect((await reply.json()).error).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(`${field}`),
    });
  }
});
