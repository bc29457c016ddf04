import { expect } from '@playwright/test';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test } from '../../fixtures/produce.ts';
import { errorOf, rawRequest } from '../../fixtures/raw-http.ts';

const statisticsOf = (path: string) => path.replace(/messages$/, 'statistics');

test('statistics of a topic are what one counts in what kcat reads, and stand before the end', async ({
  kafka,
  topicWith,
}) => {
  const { name, path } = await topicWith({}, 3);
  await kafka.produce(
    Array.from({ length: 900 }, (_, n) => ({
      topic: name,
      partition: n % 9 === 0 ? 0 : 1,
      key: n % 5 === 0 ? 'hot' : `key-${n}`,
      value: n % 10 === 3 ? null : JSON.stringify({ n, pad: 'x'.repeat(n) }),
    })),
    { compression: 'zstd' },
  );
  const records = await kcatRead(name);
  const reply = await rawRequest(statisticsOf(path));
  expect(reply.status, reply.text).toBe(200);
  expect(reply.headers['content-type']).toContain('application/x-ndjson');
  const events = reply.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toMatchObject({ type: 'plan', approxRecords: '900' });
  expect(events.at(-1)).toMatchObject({ type: 'done', reason: 'end', scanned: '900', cursor: null });
  const statistics = events.at(-2);
  const values = records.flatMap(({ value }) => (value === null ? [] : [value.length]));
  expect(statistics).toMatchObject({
    type: 'statistics',
    records: '900',
    nullKeys: '0',
    nullValues: String(records.length - values.length),
    valueSizes: {
      count: String(values.length),
      total: String(values.reduce((sum, size) => sum + size, 0)),
      least: String(Math.min(...values)),
      most: String(Math.max(...values)),
    },
    distinctKeys: { count: String(new Set(records.map(({ key }) => String(key))).size), error: 0 },
    partitions: [
      { partition: 0, records: String(records.filter(({ partition }) => partition === 0).length) },
      { partition: 1, records: String(records.filter(({ partition }) => partition === 1).length) },
    ],
    codecs: [{ codec: 'zstd', records: '900' }],
  });
  expect(statistics.topKeys.items[0]).toMatchObject({ key: { text: 'hot' }, count: '180', atMost: '180' });
});

test('statistics that would never end, or of a topic that is not there, are refused', async ({
  cluster,
  topicWith,
}) => {
  const { path } = await topicWith();
  const live = await rawRequest(`${statisticsOf(path)}?to=live`);
  expect([live.status, errorOf(live).code]).toEqual([400, 'BAD_REQUEST']);
  const limited = await rawRequest(`${statisticsOf(path)}?limit=5`);
  expect([limited.status, errorOf(limited).code]).toEqual([400, 'BAD_REQUEST']);
  const missing = await rawRequest(`/api/clusters/${cluster}/topics/there-is-none/statistics`);
  expect([missing.status, errorOf(missing).code]).toEqual([404, 'TOPIC_NOT_FOUND']);
});
