import { expect } from '@playwright/test';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test, written } from '../../fixtures/produce.ts';
import { rawRequest } from '../../fixtures/raw-http.ts';

const exportOf = (path: string) => path.replace(/messages$/, 'export');

/** One partition with what is hard to keep: digits, bytes, nulls, repeated headers, lines in values, no time order. */
const hard = `[
  {"key":{"text":"k1"},"value":{"json":{"id":9007199254740993,"price": 1.10}},"timestamp":"1763600000000",
   "headers":[{"key":"try","value":{"text":"1"}},{"key":"try","value":null},{"keyBase64":"/w==","value":{"base64":"AP8="}}]},
  {"key":{"base64":"AP+A"},"value":{"hex":"00ff0a0d"},"timestamp":"1763500000000"},
  {"key":null,"value":{"text":"{\\n  \\"over\\": \\"two lines\\"\\n}"},"timestamp":"1763600000002"},
  {"key":{"text":""},"value":{"text":""},"timestamp":"1763600000003"},
  {"key":{"text":"k1"},"value":null,"timestamp":"1763600000004"}
]`;

for (const format of ['jsonl', 'ndjson-raw'] as const) {
  test(`what is exported as ${format} and produced again is the same, byte for byte`, async ({ topicWith }) => {
    const [from, to] = [await topicWith(), await topicWith()];
    await written(from.path, hard);
    const reply = await rawRequest(`${exportOf(from.path)}?format=${format}&order=oldest`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="produce-.*json/);
    const lines = reply.text.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(await written(to.path, `[${lines.join(',')}]`)).toMatchObject({ written: 5, failed: 0 });
    const [before, after] = [await kcatRead(from.name), await kcatRead(to.name)];
    // The merge is by time, and the second record is the oldest.
    const byTime = (records: typeof before) =>
      records.map(({ offset: _, ...rest }) => rest).sort((a, b) => a.timestamp - b.timestamp);
    expect(byTime(after)).toEqual(byTime(before));
  });
}

test('an export has every record that the query finds, without a limit, and none that it does not', async ({
  kafka,
  topicWith,
}) => {
  const { name, path } = await topicWith({}, 3);
  const records = Array.from({ length: 12_000 }, (_, n) => ({
    topic: name,
    partition: n % 3,
    key: `k${n}`,
    value: JSON.stringify({ n, even: n % 2 === 0 }),
  }));
  await kafka.produce(records, { compression: 'zstd' });
  for (const order of ['newest', 'oldest']) {
    const all = await rawRequest(`${exportOf(path)}?format=ndjson-raw&order=${order}`);
    const places = all.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(places.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(12_000);
  }
  const some = await rawRequest(
    `${exportOf(path)}?format=csv&order=oldest&filter=${encodeURIComponent('value.even && value.n < 100')}`,
  );
  const [head, ...rows] = some.text.trimEnd().split('\r\n');
  expect(head).toBe('partition,offset,timestamp,key,value,headers');
  expect(rows).toHaveLength(50);
  expect((await rawRequest(`${exportOf(path)}?limit=7`)).text.trimEnd().split('\n')).toHaveLength(7);
});

test('an export of what is not there, or has no end, is refused', async ({ topicWith }) => {
  const { path } = await topicWith();
  const refused = async (query: string, at = exportOf(path)) => {
    const { status, text } = await rawRequest(`${at}?${query}`);
    return { status, ...JSON.parse(text).error };
  };
  expect(await refused('to=live&order=oldest')).toMatchObject({ status: 400, details: { fields: [{ field: 'to' }] } });
  expect(await refused('format=xml')).toMatchObject({ status: 400, details: { fields: [{ field: 'format' }] } });
  expect(await refused('filter=value.')).toMatchObject({ status: 400, details: { fields: [{ field: 'filter' }] } });
  expect(await refused('', exportOf(path).replace(/produce-[^/]*/, 'nowhere'))).toMatchObject({
    status: 404,
    code: 'TOPIC_NOT_FOUND',
  });
});
