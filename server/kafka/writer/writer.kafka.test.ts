import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadRecord } from '../../../dev/java/records.ts';
import type { Outcome } from '../../../lib/errors.ts';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import { codecs } from '../records/batch.ts';
import type { Written } from './delivery.ts';
import type { RecordToSend } from './lanes.ts';
import { createWriter, type Writer } from './writer.ts';

const lab = kafkaLab();
const topicWith = (configs: Record<string, string> = {}, partitions = 1) => lab.newTopic(partitions, configs);
let writer: Writer;
beforeAll(() => {
  writer = createWriter(lab.client);
});
afterAll(() => writer.close());

function record(topic: string, value: string | Buffer | null, more: Partial<RecordToSend> = {}): RecordToSend {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return { topic, partition: 0, key: null, value: bytes, headers: [], timestamp: 1_700_000_000_000n, ...more };
}

const offsets = (results: Outcome<Written>[]) =>
  results.map((result) => (result.ok ? result.value.offset : result.error.code));
const values = (read: ReadRecord[]) => read.map(({ value }) => value?.toString());

/** Every record that was sent, as the Java consumer should show it. */
function expected(records: readonly RecordToSend[], results: Outcome<Written>[]) {
  return records
    .map((sent, place) => {
      const result = results[place] as Outcome<Written>;
      if (!result.ok) throw result.error;
      return { ...sent, offset: result.value.offset };
    })
    .sort((a, b) => a.partition - b.partition || Number((a.offset ?? 0n) - (b.offset ?? 0n)))
    .map(({ partition, offset, timestamp, key, value, headers }) => ({
      partition,
      offset,
      timestamp,
      timestampType: 'CreateTime',
      key,
      value,
      headers: headers.map((header) => [header.key.toString(), header.value]),
    }));
}

test.each(codecs)(
  'records written with %s are read back identical, in order, by the Java consumer and kcat',
  async (codec) => {
    const topic = await topicWith({}, 3);
    const records = Array.from({ length: 1_000 }, (_, n) =>
      record(topic, n % 7 === 0 ? null : `value ${n} ${'é'.repeat(n % 50)}`, {
        partition: n % 3,
        key: n % 5 === 0 ? null : Buffer.from(n % 11 === 0 ? [] : [0, 255, n % 256]),
        timestamp: 1_700_000_000_000n + BigInt((n * 7_919) % 1_000_003),
        headers: [
          { key: Buffer.from('twice'), value: Buffer.from(String(n)) },
          { key: Buffer.from('twice'), value: null },
        ],
      }),
    );
    const results = await writer.send(records, { codec });
    expect(await lab.tools.read(topic)).toEqual(expected(records, results));
    const kcat = lab.kcat(['-C', '-t', topic, '-p', '1', '-e', '-f', '%o %T %S\n']);
    const ours = records.filter(({ partition }) => partition === 1);
    expect(kcat.toString().trim().split('\n')).toEqual(
      ours.map(({ timestamp, value }, n) => `${n} ${timestamp} ${value?.length ?? -1}`),
    );
  },
);

test('many megabytes for one partition arrive complete and in order', async () => {
  const topic = await topicWith();
  const records = Array.from({ length: 20_000 }, (_, n) => record(topic, `${n} `.padEnd(300, 'x')));
  const results = await writer.send(records);
  expect(offsets(results)).toEqual(records.map((_, n) => BigInt(n)));
  const read = await lab.tools.read(topic);
  expect(values(read).map((value) => Number.parseInt(value as string, 10))).toEqual(records.map((_, n) => n));
});

test('sends that overlap keep their order in each partition', async () => {
  const topic = await topicWith();
  const sends = Array.from({ length: 30 }, (_, n) => writer.send([record(topic, `${n}a`), record(topic, `${n}b`)]));
  await Promise.all(sends);
  expect(values(await lab.tools.read(topic))).toEqual(Array.from({ length: 30 }, (_, n) => [`${n}a`, `${n}b`]).flat());
});

describe('what the topic does not take', () => {
  test('batches are cut to max.message.bytes, and only a record that is larger by itself is refused', async () => {
    const topic = await topicWith({ 'max.message.bytes': '2000' });
    const sizes = [300, 300, 5_000, 300, 1_800, 300, 300, 300, 300, 300, 300, 300];
    const results = await writer.send(sizes.map((size, n) => record(topic, String(n).padEnd(size, 'x'))));
    expect(results.map(({ ok }) => ok)).toEqual(sizes.map((size) => size < 2_000));
    expect(results[2]).toMatchObject({
      error: { code: 'RECORD_TOO_LARGE', message: expect.stringMatching(/50\d\d bytes.*2000/) },
    });
    expect(values(await lab.tools.read(topic)).map((value) => Number.parseInt(value as string, 10))).toEqual([
      0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(offsets(await writer.send([record(topic, 'next')]))).toEqual([11n]);
  });

  test('a large record that compresses to less than the limit is written', async () => {
    const topic = await topicWith({ 'max.message.bytes': '2000' });
    expect(offsets(await writer.send([record(topic, 'x'.repeat(50_000))], { codec: 'zstd' }))).toEqual([0n]);
  });

  test('a record without a key is refused by a compacted topic; the others of its batch are written', async () => {
    const topic = await topicWith({ 'cleanup.policy': 'compact' });
    const keyed = (value: string) => record(topic, value, { key: Buffer.from(value) });
    const results = await writer.send([keyed('a'), record(topic, 'bad'), keyed('b'), record(topic, 'bad'), keyed('c')]);
    expect(offsets(results)).toEqual([0n, 'REFUSED_BY_KAFKA', 1n, 'REFUSED_BY_KAFKA', 2n]);
    expect(results[1]).toMatchObject({ error: { message: expect.stringContaining('key') } });
    expect(values(await lab.tools.read(topic))).toEqual(['a', 'b', 'c']);
  });

  test('a timestamp far ahead is refused in words; the others of its batch are written', async () => {
    const topic = await topicWith({ 'message.timestamp.after.max.ms': '3600000' });
    const late = record(topic, 'late', { timestamp: BigInt(Date.now()) + 100_000_000n });
    const results = await writer.send([record(topic, 'a'), late, record(topic, 'b')]);
    expect(offsets(results)).toEqual([0n, 'REFUSED_BY_KAFKA', 1n]);
    expect(results[1]).toMatchObject({ error: { message: expect.stringContaining('timestamp') } });
  });

  test('a topic and a partition that do not exist are told apart, and cost the other records nothing', async () => {
    const topic = await topicWith();
    const results = await writer.send([
      record(topic, 'here'),
      record(topic, 'beyond', { partition: 9 }),
      record(`${topic}-missing`, 'nowhere'),
    ]);
    expect(offsets(results)).toEqual([0n, 'PARTITION_NOT_FOUND', 'TOPIC_NOT_FOUND']);
  });
});

test('the time of writing is told where the topic has log append time', async () => {
  const topic = await topicWith({ 'message.timestamp.type': 'LogAppendTime' });
  const [result] = await writer.send([record(topic, 'x')]);
  const [read] = await lab.tools.read(topic);
  expect(read).toMatchObject({ timestampType: 'LogAppendTime' });
  expect(result).toMatchObject({ value: { offset: 0n, timestamp: read?.timestamp } });
});

test('the leader’s acknowledgement alone gives the offset, none gives none; both are written', async () => {
  const topic = await topicWith();
  const [leader, none] = (['leader', 'none'] as const).map((acks) => createWriter(lab.client, { acks }));
  expect(offsets((await leader?.send([record(topic, 'a'), record(topic, 'b')])) ?? [])).toEqual([0n, 1n]);
  expect(offsets((await none?.send([record(topic, 'c'), record(topic, 'd')])) ?? [])).toEqual([null, null]);
  await expect.poll(async () => values(await lab.tools.read(topic)), { timeout: 10_000 }).toEqual(['a', 'b', 'c', 'd']);
});

test('what a reader has left is not sent any more', async () => {
  const topic = await topicWith();
  const [result] = await writer.send([record(topic, 'x')], { signal: AbortSignal.abort() });
  expect(result).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } });
  expect(await lab.tools.read(topic)).toEqual([]);
});
