import { type APIRequestContext, expect } from '@playwright/test';
import { type Changes, changesAt } from '../../fixtures/changes.ts';
import { test as withKafka } from '../../fixtures/kafka.ts';
import { required } from '../../fixtures/required.ts';

interface Given {
  changes: Changes;
  /** Two topics of two partitions with five records each, which another program made; gone after the test. */
  topics: [string, string];
}

const test = withKafka.extend<Given>({
  changes: async ({ cluster }, use) => use(changesAt(required('HIGHWATER_TEST_URL'), cluster)),
  topics: async ({ kafka, unique }, use) => {
    const topics: [string, string] = [unique('filled'), unique('filled')];
    await kafka.createTopics(topics.map((name) => ({ name, partitions: 2, configs: { 'retention.ms': '-1' } })));
    for (const topic of topics) {
      await kafka.offsets(topic);
      const records = Array.from({ length: 5 }, (_, index) => ({ topic, partition: 0, value: `${index}` }));
      await kafka.produce(records);
    }
    await use(topics);
    for (const topic of topics) await kafka.deleteTopics([topic]).catch(() => {});
  },
});

async function partitionsOf(request: APIRequestContext, cluster: string, topic: string) {
  const reply = await request.get(`/api/clusters/${cluster}/topics/${topic}/partitions`);
  expect(reply.status(), await reply.text()).toBe(200);
  const { items } = (await reply.json()) as { items: { partition: number; startOffset: string; endOffset: string }[] };
  return items.map(({ partition, startOffset, endOffset }) => [partition, startOffset, endOffset]);
}

test('several topics go with one word, and are on no page afterwards', async ({
  request,
  cluster,
  changes,
  topics,
}) => {
  const plan = await changes.plan({ kind: 'delete-topic', topics });
  expect(plan).toMatchObject({ confirm: '2 topics', acknowledge: [], undo: { possible: false } });
  for (const confirm of [undefined, topics[0], '2 Topics']) {
    await expect(changes.apply(plan, { confirm: confirm ?? null })).rejects.toMatchObject({ code: 'CONFIRM_REQUIRED' });
  }
  expect((await changes.apply(plan, { confirm: '2 topics' })).state).toBe('applied');
  for (const topic of topics) {
    expect((await request.get(`/api/clusters/${cluster}/topics/${topic}`)).status()).toBe(404);
    expect((await changes.history({ resource: topic })).items.map(({ id }) => id)).toEqual([plan.id]);
  }
  await expect(changes.undo(plan.id)).rejects.toMatchObject({ status: 409, code: 'NOT_UNDOABLE' });
});

test('records are purged as planned, and the next page shows where the log begins', async ({
  request,
  cluster,
  kafka,
  changes,
  topics: [topic],
}) => {
  const plan = await changes.plan({ kind: 'purge', topic, to: { offset: '0' } }).catch((error) => error);
  expect(plan).toMatchObject({ status: 400, code: 'BAD_REQUEST', message: expect.stringContaining('delete nothing') });
  const partly = await changes.plan({ kind: 'purge', topic, partitions: [0], to: { offset: '3' } });
  expect(partly).toMatchObject({
    ...{ confirm: topic, verb: 'Delete 3 records' },
    effects: [{ resource: `${topic}-0`, before: '0', after: '3', records: { count: '3', word: 'deleted' } }],
  });
  await changes.apply(partly, { confirm: topic });
  expect((await kafka.read(topic)).map(({ offset }) => offset)).toEqual([3n, 4n]);
  expect(await partitionsOf(request, cluster, topic)).toEqual([
    [0, '3', '5'],
    [1, '0', '0'],
  ]);
});

test('added partitions are on the next page, and a plan from before them is stale', async ({
  request,
  cluster,
  changes,
  topics: [topic],
}) => {
  const [first, second] = [
    await changes.plan({ kind: 'add-partitions', topic, partitions: 3 }),
    await changes.plan({ kind: 'add-partitions', topic, partitions: 4 }),
  ];
  expect((await changes.apply(first)).state).toBe('applied');
  expect(await partitionsOf(request, cluster, topic)).toHaveLength(3);
  await expect(changes.apply(second)).rejects.toMatchObject({ status: 409, code: 'PLAN_STALE' });
  expect(await partitionsOf(request, cluster, topic)).toHaveLength(3);
  await expect(changes.plan({ kind: 'add-partitions', topic, partitions: 3 })).rejects.toMatchObject({
    ...{ status: 422, code: 'REFUSED_BY_KAFKA' },
    details: { fields: [{ in: 'body', field: 'partitions' }] },
  });
});

test('Kafka’s own topics are deleted only with an extra yes, and never purged', async ({ changes }) => {
  const topic = '__consumer_offsets';
  const plan = await changes.plan({ kind: 'delete-topic', topic });
  expect(plan).toMatchObject({ confirm: topic, acknowledge: [{ id: 'internal' }] });
  expect(plan.warnings[0]).toMatchObject({ severity: 'critical' });
  await expect(changes.apply(plan, { confirm: topic })).rejects.toMatchObject({ code: 'ACKNOWLEDGEMENT_REQUIRED' });
  await expect(changes.plan({ kind: 'purge', topic, to: 'latest' })).rejects.toMatchObject({
    ...{ status: 422, code: 'REFUSED_BY_KAFKA' },
  });
});
