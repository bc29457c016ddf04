import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { kcat } from '../../fixtures/kcat.ts';
import { isUp, withOwnConsole } from '../../fixtures/own-console.ts';
import { history, test, written } from '../../fixtures/produce.ts';
import { required } from '../../fixtures/required.ts';

test('bytes, text, JSON, null and times are in Kafka as they were sent', async ({ kafka, topicWith }) => {
  const { name, path } = await topicWith();
  const list = `[
    {"key":{"text":"é"},"value":{"json": {"id":9007199254740993, "price" : 1.10,"big":1E400,"b":1,"a":2} },
     "headers":[{"key":"twice","value":{"text":"1"}},{"key":"twice","value":null},{"key":"","value":{"hex":"00FF"}}],
     "timestamp":"1763600000000"},
    {"key":{"hex":"00ff80"},"value":{"base64":"AP+A"},"timestamp":"2026-11-20T10:00:00.250+02:00"},
    {"key":{"text":""},"value":{"text":""},"timestamp":"0"},
    {"key":{"text":"gone"},"value":null,"timestamp":"1"}
  ]`;
  expect(await written(path, list)).toEqual({
    items: [
      { partition: 0, offset: '0', timestamp: '1763600000000' },
      { partition: 0, offset: '1', timestamp: String(Date.UTC(2026, 10, 20, 8, 0, 0, 250)) },
      { partition: 0, offset: '2', timestamp: '0' },
      { partition: 0, offset: '3', timestamp: '1' },
    ],
    written: 4,
    failed: 0,
  });
  const read = await kafka.read(name);
  expect(read.map(({ key, value, headers, timestamp }) => ({ key, value, headers, timestamp }))).toEqual([
    {
      key: Buffer.from('é'),
      value: Buffer.from('{"id":9007199254740993, "price" : 1.10,"big":1E400,"b":1,"a":2}'),
      headers: [
        ['twice', Buffer.from('1')],
        ['twice', null],
        ['', Buffer.from([0, 0xff])],
      ],
      timestamp: 1_763_600_000_000n,
    },
    {
      key: Buffer.from([0, 0xff, 0x80]),
      value: Buffer.from([0, 0xff, 0x80]),
      headers: [],
      timestamp: BigInt(Date.UTC(2026, 10, 20, 8, 0, 0, 250)),
    },
    { key: Buffer.alloc(0), value: Buffer.alloc(0), headers: [], timestamp: 0n },
    { key: Buffer.from('gone'), value: null, headers: [], timestamp: 1n },
  ]);
});

test('one record answers with its place, where it can be read at once', async ({ request, kafka, topicWith }) => {
  const { name, path } = await topicWith({}, 3);
  const before = Date.now();
  const place = await written(path, { partition: 2, value: { text: 'x' } });
  expect(place).toEqual({ partition: 2, offset: '0', timestamp: expect.stringMatching(/^\d+$/) });
  expect(Number(place.timestamp)).toBeGreaterThanOrEqual(before);
  const [record] = await kafka.read(name);
  expect(record).toMatchObject({ partition: 2, offset: 0n, key: null, timestamp: BigInt(place.timestamp) });
  const permalink = await request.get(path.replace(/messages$/, 'partitions/2/messages/0'));
  expect((await permalink.json()).value).toMatchObject({ text: 'x' });
});

const keys = Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? `ключ-${n}` : `customer-${n * 7_919}`));
for (const [partitioner, theirs] of [
  ['murmur2', 'java'],
  ['crc32', 'consistent_random'],
  ['fnv1a', 'fnv1a_random'],
] as const) {
  test(`with ${partitioner} a key lands where ${theirs} puts it`, async ({ kafka, topicWith }) => {
    const [ours, other] = [await topicWith({}, 7), await topicWith({}, 7)];
    await written(
      ours.path,
      keys.map((key) => ({ key: { text: key }, value: null, partitioner })),
    );
    if (theirs === 'java') await kafka.produce(keys.map((key) => ({ topic: other.name, key, value: 'v' })));
    else {
      const lines = keys.map((key) => `${key}|v\n`).join('');
      await kcat(other.name, ['-K', '|', '-X', `topic.partitioner=${theirs}`], lines);
    }
    const places = async (topic: string) =>
      (await kafka.read(topic)).map(({ partition, key }) => `${key} in ${partition}`).sort();
    expect(await places(ours.name)).toEqual(await places(other.name));
  });
}

test('without a partitioner a key lands where Java puts it, and round robin takes turns', async ({
  kafka,
  topicWith,
}) => {
  const [ours, java, turns] = [await topicWith({}, 7), await topicWith({}, 7), await topicWith({}, 3)];
  await kafka.produce(keys.map((key) => ({ topic: java.name, key, value: 'v' })));
  await written(
    ours.path,
    keys.map((key) => ({ key: { text: key }, value: { text: 'v' } })),
  );
  const counts = async (topic: string) => (await kafka.offsets(topic)).map(({ end }) => end);
  expect(await counts(ours.name)).toEqual(await counts(java.name));
  await written(
    turns.path,
    Array.from({ length: 9 }, () => ({ value: null, partitioner: 'roundRobin' })),
  );
  expect(await counts(turns.name)).toEqual([3n, 3n, 3n]);
});

for (const compression of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
  test(`a batch compressed as ${compression} is one batch, and whole`, async ({ request, kafka, topicWith }) => {
    const { name, path } = await topicWith();
    const texts = Array.from({ length: 200 }, (_, n) => `value ${n} `.repeat(20));
    await written(
      path,
      texts.map((text) => ({ value: { text }, compression })),
    );
    expect((await kafka.read(name)).map(({ value }) => String(value))).toEqual(texts);
    const record = await request.get(path.replace(/messages$/, 'partitions/0/messages/199'));
    expect((await record.json()).batch).toMatchObject({ codec: compression, baseOffset: '0', records: 200 });
  });
}

test('with the leader’s acknowledgement the place is told, with none it is not known', async ({ kafka, topicWith }) => {
  const { name, path } = await topicWith();
  expect(await written(path, { value: { text: 'leader' }, acks: 'leader' })).toMatchObject({ offset: '0' });
  expect(await written(path, { value: { text: 'none' }, acks: 'none' })).toMatchObject({ offset: null });
  await expect.poll(async () => (await kafka.read(name)).map(({ value }) => String(value))).toEqual(['leader', 'none']);
});

test('where the topic has log append time, the broker’s time is told', async ({ kafka, topicWith }) => {
  const { name, path } = await topicWith({ 'message.timestamp.type': 'LogAppendTime' });
  const { timestamp } = await written(path, { value: null, timestamp: '1' });
  expect((await kafka.read(name))[0]).toMatchObject({ timestamp: BigInt(timestamp), timestampType: 'LogAppendTime' });
});

test('what is written is noted with its number and its places, not with its content', async ({
  request,
  cluster,
  topicWith,
}) => {
  const { name, path } = await topicWith({}, 3);
  await written(path, [
    { partition: 0, value: { text: 'confidential' } },
    { partition: 2, value: { text: 'confidential' } },
  ]);
  const [noted, ...others] = await history(request, cluster, name);
  expect(others).toEqual([]);
  expect(noted).toMatchObject({
    kind: 'produce',
    title: `Produce 2 records to ${name}`,
    summary: '2 records to 2 partitions.',
    state: 'applied',
    undo: { possible: false, reason: 'What was written stays written.' },
    resources: [{ type: 'topic', name }],
  });
  const reply = await request.get(`/api/clusters/${cluster}/changes/${noted.id}`);
  expect(await reply.text()).not.toContain('confidential');
});

test('nothing of a record’s content is kept in the console’s data', async ({ kafka, topicWith }) => {
  const { name } = await topicWith();
  const secret = `confidential-${name}`;
  await withOwnConsole({ KAFKA_BROKERS: required('HIGHWATER_TEST_BROKERS') }, async (own) => {
    await isUp(own);
    const { items } = await (await fetch(`${own.url}/api/clusters`)).json();
    const reply = await fetch(`${own.url}/api/clusters/${items[0].id}/topics/${name}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: { text: secret }, value: { text: secret }, headers: [{ key: secret, value: null }] }),
    });
    expect(reply.status).toBe(201);
    const files = await readdir(own.dataDir, { recursive: true, withFileTypes: true });
    const kept = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    expect(kept.some((bytes) => bytes.includes(`Produce 1 record to ${name}`))).toBe(true);
    expect(kept.some((bytes) => bytes.includes(secret))).toBe(false);
  });
  expect(await kafka.read(name)).toHaveLength(1);
});
