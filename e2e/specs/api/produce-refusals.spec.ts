import { expect } from '@playwright/test';
import { isUp, withOwnConsole } from '../../fixtures/own-console.ts';
import { history, post, test, written } from '../../fixtures/produce.ts';
import { errorOf } from '../../fixtures/raw-http.ts';
import { required } from '../../fixtures/required.ts';
import { runTool } from '../../fixtures/tool-output.ts';

const big = 'x'.repeat(3_000);
const hourAgo = () => String(Date.now() - 3_600_000);
const tomorrow = () => String(Date.now() + 86_400_000);
const refusals: [string, Record<string, string>, () => object, string, RegExp][] = [
  [
    'larger than the topic allows',
    { 'max.message.bytes': '2000' },
    () => ({ key: { text: 'k' }, value: { text: big } }),
    'RECORD_TOO_LARGE',
    /takes 30\d\d bytes, and produce-\S+ allows 2000 \(max\.message\.bytes\)/,
  ],
  [
    'older than the topic allows',
    { 'message.timestamp.before.max.ms': '60000' },
    () => ({ key: { text: 'k' }, value: null, timestamp: hourAgo() }),
    'REFUSED_BY_KAFKA',
    /timestamp/,
  ],
  [
    'further ahead than the topic allows',
    { 'message.timestamp.after.max.ms': '60000' },
    () => ({ key: { text: 'k' }, value: null, timestamp: tomorrow() }),
    'REFUSED_BY_KAFKA',
    /timestamp/,
  ],
  [
    'without the key that a compacted topic needs',
    { 'cleanup.policy': 'compact' },
    () => ({ value: { text: 'v' } }),
    'REFUSED_BY_KAFKA',
    /key/,
  ],
];
for (const [what, configs, bad, code, words] of refusals) {
  test(`a record ${what} is refused in words, and costs its list nothing else`, async ({
    request,
    kafka,
    cluster,
    topicWith,
  }) => {
    const { name, path } = await topicWith(configs);
    const alone = await post(path, bad());
    expect(alone.status, alone.text).toBe(422);
    expect(errorOf(alone)).toMatchObject({ code, message: expect.stringMatching(words) });

    const good = { key: { text: 'k' }, value: { text: 'good' } };
    expect(await written(path, [good, bad(), good])).toMatchObject({
      items: [{ offset: '0' }, { error: { code, message: expect.stringMatching(words) } }, { offset: '1' }],
      written: 2,
      failed: 1,
    });
    const none = await post(path, [bad(), bad()]);
    expect(none.status).toBe(422);
    expect(errorOf(none)).toMatchObject({ code, details: { items: [{ error: { code } }, { error: { code } }] } });
    expect((await kafka.read(name)).map(({ value }) => String(value))).toEqual(['good', 'good']);

    const states = (await history(request, cluster, name)).map(({ state }: { state: string }) => state);
    expect(states).toEqual(['failed', 'partly', 'failed']);
  });
}

const value = '"value":null';
const badBodies: [string, string, string][] = [
  ['{}', 'value', 'The field `value` is missing.'],
  [`{${value},"colour":1}`, 'colour', 'The field `colour` is not known here; leave it out.'],
  ['{"value":{"text":"a","hex":"00"}}', 'value', 'The field `value` must have one of text, json, base64, hex.'],
  ['{"value":{"base64":"a"}}', 'value.base64', 'must be base64 with its padding'],
  [`[{${value}},{"value":{"hex":"0"}}]`, '1.value.hex', 'must be an even number of hexadecimal digits'],
  [`{${value},"headers":[{"key":"a"}]}`, 'headers.0.value', 'The field `headers.0.value` is missing.'],
  [`{${value},"partition":3}`, 'partition', 'must be below 3, the number of partitions of the topic, not 3.'],
  [`[{${value}},{${value},"partition":9}]`, '1.partition', 'must be below 3'],
  [`{${value},"timestamp":"yesterday"}`, 'timestamp', 'must be milliseconds since 1970 in digits, or ISO 8601'],
  [`{${value},"compression":"brotli"}`, 'compression', 'must be'],
  [`[{${value},"acks":"all"},{${value},"acks":"none"}]`, '1.acks', 'must be the same in every record of a list'],
  [`{${value},"partition":0,"partitioner":"crc32"}`, 'partitioner', 'must be left out where `partition` is given'],
];
test('a body that is wrong is a 400 with the field, and nothing is written or noted', async ({
  request,
  kafka,
  cluster,
  topicWith,
}) => {
  const { name, path } = await topicWith({}, 3);
  for (const [body, field, words] of badBodies) {
    const reply = await post(path, body);
    expect(reply.status, body).toBe(400);
    expect(errorOf(reply), body).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(words),
      details: { fields: expect.arrayContaining([expect.objectContaining({ in: 'body', field })]) },
    });
  }
  for (const body of ['', '{"value":nul}', '[]', 'null', '"x"', Buffer.from([0xff]).toString('latin1')]) {
    expect((await post(path, body)).status, body).toBe(400);
  }
  expect(await kafka.read(name)).toEqual([]);
  expect(await history(request, cluster, name)).toEqual([]);
});

test('a topic and a cluster that do not exist are said to be missing, and the topic is not created', async ({
  kafka,
  cluster,
  unique,
}) => {
  const missing = unique('missing');
  const reply = await post(`/api/clusters/${cluster}/topics/${missing}/messages`, { value: null });
  expect(reply.status).toBe(404);
  expect(errorOf(reply)).toMatchObject({ code: 'TOPIC_NOT_FOUND', message: expect.stringContaining(missing) });
  expect(await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--list')).not.toContain(missing);
  const nowhere = await post('/api/clusters/nowhere/topics/t/messages', { value: null });
  expect(nowhere.status).toBe(404);
  expect(errorOf(nowhere).code).toBe('CLUSTER_NOT_FOUND');
});

test('a body of more than 8 MiB is a 413, one of another type a 415', async ({ kafka, topicWith }) => {
  const { name, path } = await topicWith({ 'max.message.bytes': '20000000' });
  const text = (length: number) => JSON.stringify({ value: { text: 'x'.repeat(length) } });
  const frame = text(0).length;
  const most = 8 * 1024 * 1024;
  const tooLarge = await post(path, text(most - frame + 1));
  expect(tooLarge.status).toBe(413);
  expect(errorOf(tooLarge)).toMatchObject({ code: 'BODY_TOO_LARGE', message: expect.stringContaining('8388608') });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const reply = await post(path, '{"value":null}', type);
    expect(reply.status).toBe(415);
    expect(errorOf(reply).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  }
  expect(await kafka.read(name)).toEqual([]);
  expect(await written(path, text(most - frame))).toMatchObject({ offset: '0' });
});

test('a topic of Kafka’s own asks for an extra yes', async ({ cluster }) => {
  const path = `/api/clusters/${cluster}/topics/__consumer_offsets/messages`;
  const reply = await post(path, { value: null });
  expect(reply.status).toBe(400);
  expect(errorOf(reply)).toMatchObject({
    code: 'ACKNOWLEDGEMENT_REQUIRED',
    message: expect.stringContaining('Kafka keeps its own state there'),
  });
});

test('a console that is set to read only writes nothing', async ({ kafka, topicWith }) => {
  const { name } = await topicWith();
  const env = { KAFKA_BROKERS: required('HIGHWATER_TEST_BROKERS'), KAFKA_READ_ONLY: 'true' };
  await withOwnConsole(env, async (own) => {
    await isUp(own);
    const { items } = await (await fetch(`${own.url}/api/clusters`)).json();
    const reply = await fetch(`${own.url}/api/clusters/${items[0].id}/topics/${name}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"value":{"text":"x"}}',
    });
    expect(reply.status).toBe(403);
    expect((await reply.json()).error).toMatchObject({ code: 'CLUSTER_READ_ONLY' });
  });
  expect(await kafka.read(name)).toEqual([]);
});
