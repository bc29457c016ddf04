import { expect } from '@playwright/test';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test } from '../../fixtures/produce.ts';
import { errorOf, rawRequest } from '../../fixtures/raw-http.ts';

const start = Date.UTC(2026, 0, 1);

test('a trace tells where a key was, across topics, in the order of time', async ({ kafka, cluster, topicWith }) => {
  const topics = [await topicWith({}, 2), await topicWith({}, 1)];
  await kafka.produce(
    Array.from({ length: 400 }, (_, n) => ({
      topic: (topics[n % 2] as (typeof topics)[number]).name,
      partition: n % 4 === 0 ? 1 : 0,
      key: `order-${n % 7}`,
      value: `step ${n}`,
      timestamp: BigInt(start + n * 1000),
    })).map((record) => (record.topic === topics[1]?.name ? { ...record, partition: 0 } : record)),
  );
  const read = await Promise.all(
    topics.map(async ({ name }) => (await kcatRead(name)).map((record) => ({ topic: name, ...record }))),
  );
  const expected = read
    .flat()
    .filter(({ key }) => String(key) === 'order-3')
    .sort((a, b) => a.timestamp - b.timestamp)
    .map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`);

  const names = topics.map(({ name }) => name).join(',');
  const reply = await rawRequest(`/api/clusters/${cluster}/trace?topics=${names}&key=order-3`);
  expect(reply.status, reply.text).toBe(200);
  const events = reply.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const found = events.filter(({ type }) => type === 'record');
  expect(found.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`)).toEqual(expected);
  expect(events.at(-1)).toMatchObject({
    type: 'done',
    reason: 'end',
    scanned: '400',
    matched: String(expected.length),
  });
  expect(events.at(-1).topics.map(({ topic }: { topic: string }) => topic)).toEqual(names.split(','));
});

test('a trace without topics, with offsets or with a topic that is not there is refused', async ({
  cluster,
  topicWith,
}) => {
  const { name } = await topicWith();
  for (const [query, status, code] of [
    ['key=x', 400, 'BAD_REQUEST'],
    [`topics=${name}&from=42`, 400, 'BAD_REQUEST'],
    [`topics=${name}&filter=value.`, 400, 'BAD_REQUEST'],
    [`topics=${name},there-is-none&key=x`, 404, 'TOPIC_NOT_FOUND'],
  ] as const) {
    const reply = await rawRequest(`/api/clusters/${cluster}/trace?${query}`);
    expect([query, reply.status, errorOf(reply).code]).toEqual([query, status, code]);
  }
});
