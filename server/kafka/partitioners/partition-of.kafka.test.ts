import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import { type Partitioner, partitionOf } from './partition-of.ts';

const lab = kafkaLab();
const PARTITIONS = 13;

/** Random bytes of every length to 40, some of them text; none holds the signs that kcat splits its input at. */
const keys = Array.from({ length: 400 }, (_, n) => {
  const bytes = n % 4 === 0 ? Buffer.from(`ключ-${n}-é`) : randomBytes(1 + (n % 40));
  return Buffer.from(bytes.map((byte) => (byte === 0x0a || byte === 0x7c ? 0xff : byte)));
});

/** The partition that each key was found in, by the Java consumer, beside the one that we say. */
async function compare(topic: string, partitioner: Partitioner, written = keys): Promise<void> {
  const read = await lab.tools.read(topic);
  const found = read.map(({ partition, key }) => `${key?.toString('hex')} in ${partition}`);
  const ours = written.map((key) => `${key.toString('hex')} in ${partitionOf(partitioner, key, PARTITIONS)}`);
  expect(found.sort()).toEqual(ours.sort());
}

test("Java's producer is our murmur2, also for the empty key", async () => {
  const topic = await lab.newTopic(PARTITIONS);
  const written = [...keys, Buffer.alloc(0)];
  await lab.tools.produce(written.map((key) => ({ topic, key, value: 'v' })));
  await compare(topic, 'murmur2', written);
});

test.each([
  ['consistent_random', 'crc32'],
  ['murmur2_random', 'murmur2'],
  ['fnv1a_random', 'fnv1a'],
] as const)("librdkafka's %s is our %s", async (theirs, ours) => {
  const topic = await lab.newTopic(PARTITIONS);
  const lines = Buffer.concat(keys.flatMap((key) => [key, Buffer.from('|v\n')]));
  lab.kcat(['-P', '-t', topic, '-K', '|', '-X', `topic.partitioner=${theirs}`], lines);
  await compare(topic, ours);
});

test('an empty key decides with murmur2 and fnv1a, and decides nothing with crc32, as in librdkafka', async () => {
  for (const [theirs, ours] of [
    ['murmur2_random', 'murmur2'],
    ['fnv1a_random', 'fnv1a'],
    ['consistent_random', 'crc32'],
  ] as const) {
    const topic = await lab.newTopic(PARTITIONS);
    const options = ['-X', `topic.partitioner=${theirs}`, '-X', 'sticky.partitioning.linger.ms=0'];
    lab.kcat(['-P', '-t', topic, '-K', '|', ...options], '|v\n'.repeat(100));
    const read = await lab.tools.read(topic);
    expect(read.every(({ key }) => key?.length === 0)).toBe(true);
    const used = new Set(read.map(({ partition }) => partition));
    const partition = partitionOf(ours, Buffer.alloc(0), PARTITIONS);
    if (partition === null) expect(used.size).toBeGreaterThan(1);
    else expect([...used]).toEqual([partition]);
  }
});
