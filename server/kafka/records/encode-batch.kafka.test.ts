import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { asKcatPrints, kcatFormat } from '../../testing/as-kcat-prints.ts';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import { callLeaders } from '../routing.ts';
import { codecs } from './batch.ts';
import { type BatchToWrite, batchSize, encodeBatch, type RecordToWrite } from './encode-batch.ts';

const lab = kafkaLab();
const CORRUPT_MESSAGE = 2;
const MESSAGE_TOO_LARGE = 10;
const OUT_OF_ORDER_SEQUENCE_NUMBER = 45;

const bytes = (...each: number[]) => Buffer.from(each);
const text = (value: string) => Buffer.from(value);
const header = (key: string, value: Buffer | null) => ({ key: text(key), value });
const allBytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** Null and empty, binary, repeated headers, times back and forth and further apart than 32 bits, and no time. */
const odd: RecordToWrite[] = [
  { key: text('k'), value: text('{"id":9007199254740993}'), headers: [], timestamp: 1_763_600_000_000n },
  { key: null, value: null, headers: [], timestamp: 1_763_500_000_000n },
  { key: text(''), value: text(''), headers: [header('', text(''))], timestamp: 1_763_600_000_001n },
  { key: bytes(0, 255, 1), value: allBytes, headers: [], timestamp: 0n },
  { key: null, value: text('Grüße 日本語'), headers: [header('ü', allBytes)], timestamp: -1n },
  {
    key: text('h'),
    value: null,
    headers: [header('a', text('1')), header('a', null), header('b', text('')), header('a', bytes(0, 200))],
    timestamp: 1_762_390_400_000n,
  },
];

const one: RecordToWrite = { key: null, value: null, headers: [], timestamp: 1_763_600_000_000n };

function plain(records: readonly RecordToWrite[]): BatchToWrite {
  return { records, codec: 'none', producerId: -1n, producerEpoch: -1, baseSequence: -1, transactional: false };
}

/** The broker's error code for one batch. */
async function produce(topic: string, partition: number, records: Buffer): Promise<number | undefined> {
  const topicData = [{ name: topic, partitionData: [{ index: partition, records }] }];
  const body = { acks: -1, timeoutMs: 10_000, topicData };
  // From version 13 on a topic goes by its id.
  const [answer] = await callLeaders(lab.client, [{ topic, partition }], 'Produce', () => body, { maxVersion: 12 });
  if (!answer) throw new Error('the partition has no leader');
  if (!answer.result.ok) throw answer.result.error;
  return answer.result.value.responses[0]?.partitionResponses[0]?.errorCode;
}

async function write(topic: string, partition: number, records: Buffer): Promise<void> {
  await vi.waitFor(async () => expect(await produce(topic, partition, records)).toBe(0), { timeout: 30_000 });
}

/** What the Java consumer reads. */
async function java(topic: string, partition: number): Promise<RecordToWrite[]> {
  const read = await lab.tools.read(topic, { partitions: [partition] });
  return read.map(({ key, value, headers, timestamp }) => {
    return { key, value, headers: headers.map(([name, bytes]) => header(name, bytes)), timestamp };
  });
}

function librdkafka(topic: string, partition: number): string {
  return lab
    .kcat(['-C', '-t', topic, '-p', `${partition}`, '-o', 'beginning', '-e', '-f', kcatFormat])
    .toString('latin1');
}

/** As many bytes as asked for that look like text, and don't compress to nothing. */
function filler(size: number): Buffer {
  const alphabet = text('abcdefghijklmnopqrstuvwxyz012345');
  const filled = randomBytes(size);
  for (let at = 0; at < size; at++) filled[at] = alphabet[(filled[at] as number) & 31] as number;
  return filled;
}

const cases: Record<string, RecordToWrite[]> = {
  'null and empty, binary, repeated headers, odd times': odd,
  'one record with nothing in it': [{ key: null, value: null, headers: [], timestamp: 1n }],
  '20,000 small records': Array.from({ length: 20_000 }, (_, n) => ({ ...one, value: text(`value-${n}`) })),
  'a value of 900 kB': [{ ...one, value: filler(900_000) }, one],
};

test.each(codecs)('what is compressed as %s is read exactly by the Java consumer and by kcat', async (codec) => {
  const topic = await lab.newTopic(Object.keys(cases).length);
  for (const [partition, [what, records]] of Object.entries(cases).entries()) {
    await write(topic, partition, encodeBatch({ ...plain(records), codec }));
    expect(await java(topic, partition), what).toEqual(records);
    expect(librdkafka(topic, partition), what).toBe(asKcatPrints(records));
  }
});

test.each(codecs)('a batch compressed as %s that lost a bit on its way is refused', async (codec) => {
  const topic = await lab.newTopic(1);
  const good = encodeBatch({ ...plain(odd), codec });
  await write(topic, 0, good);
  for (const at of [21, 30, 60, 61, good.length >> 1, good.length - 1]) {
    const damaged = Buffer.from(good);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
    expect(await produce(topic, 0, damaged), `byte ${at}`).toBe(CORRUPT_MESSAGE);
  }
  expect(await java(topic, 0)).toHaveLength(odd.length);
});

test('a batch as large as the topic allows is taken, one byte more is not', async () => {
  const records = [...odd, { ...one, value: filler(40_000) }];
  const size = batchSize(records);
  const fits = await lab.newTopic(1, { 'max.message.bytes': `${size}` });
  const short = await lab.newTopic(1, { 'max.message.bytes': `${size - 1}` });
  await write(fits, 0, encodeBatch(plain(records)));
  await vi.waitFor(async () => expect(await produce(short, 0, encodeBatch(plain(records)))).toBe(MESSAGE_TOO_LARGE));
});

test('a batch with a producer id and sequence numbers is written once, however often it is sent', async () => {
  const topic = await lab.newTopic(1);
  const request = { transactionalId: null, transactionTimeoutMs: 0, producerId: -1n, producerEpoch: -1 };
  const { producerId, producerEpoch } = await lab.client.call('InitProducerId', request);
  const batch = (baseSequence: number) => encodeBatch({ ...plain(odd), producerId, producerEpoch, baseSequence });
  for (const sequence of [0, 0, odd.length, odd.length, 0]) await write(topic, 0, batch(sequence));
  expect(await java(topic, 0)).toEqual([...odd, ...odd]);
  expect(await produce(topic, 0, batch(odd.length * 2 + 1))).toBe(OUT_OF_ORDER_SEQUENCE_NUMBER);
});
