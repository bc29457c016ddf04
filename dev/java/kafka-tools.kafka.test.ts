import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type KafkaTools, startKafkaTools } from './kafka-tools.ts';

const bootstrapServers = process.env.HIGHWATER_TEST_BROKERS as string;
const topicCommand = ['org.apache.kafka.tools.TopicCommand', '--bootstrap-server', bootstrapServers];
const topic = `tools-${randomUUID()}`;

let tools: KafkaTools;
beforeAll(async () => {
  tools = await startKafkaTools({ bootstrapServers });
  await tools.createTopics([{ name: topic, partitions: 2, configs: { 'retention.ms': '-1' } }]);
});
afterAll(async () => {
  await tools.deleteTopics([topic]);
  await tools.close();
});

test("a tool's output and exit code come back, also when it fails", async () => {
  const described = await tools.tool([...topicCommand, '--describe', '--topic', topic]);
  expect(described).toMatchObject({ exit: 0, err: '' });
  expect(described.out).toContain('PartitionCount: 2');
  const failed = await tools.tool([...topicCommand, '--describe', '--topic', 'no-such-topic']);
  expect(failed.exit).toBe(1);
  expect(failed.out).toContain("Topic 'no-such-topic' does not exist as expected");
  expect(await tools.tool([...topicCommand, '--nonsense'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('nonsense is not a recognized option'),
  });
});

test('what is written in every codec is read back byte for byte', async () => {
  const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
  const records = codecs.map((codec, i) => ({
    topic,
    partition: 0,
    timestamp: 1_700_000_000_000n + BigInt(i),
    key: i === 0 ? null : codec,
    value: i === 1 ? null : Uint8Array.of(0, 255, i),
    headers: [
      ['twice', 'a'],
      ['twice', 'b'],
      ['empty', ''],
      ['none', null],
    ] as const,
  }));
  for (const [i, compression] of codecs.entries()) await tools.produce(records.slice(i, i + 1), { compression });
  const read = await tools.read(topic, { partitions: [0] });
  expect(read.map(({ key, value }) => [key?.toString(), value && [...value]])).toEqual([
    [undefined, [0, 255, 0]],
    ['gzip', null],
    ['snappy', [0, 255, 2]],
    ['lz4', [0, 255, 3]],
    ['zstd', [0, 255, 4]],
  ]);
  expect(read[4]).toMatchObject({ offset: 4n, timestamp: 1_700_000_000_004n, timestampType: 'CreateTime' });
  expect(read[4]?.headers.map(([key, value]) => [key, value?.toString()])).toEqual([
    ['twice', 'a'],
    ['twice', 'b'],
    ['empty', ''],
    ['none', undefined],
  ]);
});

test('committed, aborted and open transactions', async () => {
  const id = `tx-${topic}`;
  const write = (value: string, outcome: 'commit' | 'abort' | 'open') =>
    tools.produce([{ topic, partition: 1, value }], { transaction: { id, outcome } });
  await write('kept', 'commit');
  await write('dropped', 'abort');
  await write('pending', 'open');
  const values = async (isolation: 'read_committed' | 'read_uncommitted') =>
    (await tools.read(topic, { partitions: [1], isolation })).map(({ value }) => value?.toString());
  expect(await values('read_uncommitted')).toEqual(['kept', 'dropped', 'pending']);
  expect(await values('read_committed')).toEqual(['kept']);
  expect((await tools.offsets(topic))[1]).toEqual({ partition: 1, start: 0n, end: 5n, lastStable: 4n });
  await tools.endTransaction(id, 'commit');
  await vi.waitFor(async () => expect(await values('read_committed')).toEqual(['kept', 'pending']), 10_000);
});

test('members of both protocols commit, and one that is stalled stays where it is', async () => {
  const group = (name: string) => `${name}-${topic}`;
  const committed = async (name: string) => {
    const command = [
      'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
      '--bootstrap-server',
      bootstrapServers,
    ];
    const { out } = await tools.tool([...command, '--describe', '--group', group(name)]);
    return out
      .split('\n')
      .find((line) => line.split(/\s+/)[2] === '0')
      ?.split(/\s+/)[3];
  };
  await tools.commitOffsets(group('stalled'), [{ topic, partition: 0, offset: 2n }]);
  const members = await Promise.all([
    tools.startMember({ group: group('classic'), topics: [topic] }),
    tools.startMember({ group: group('modern'), topics: [topic], protocol: 'consumer' }),
    tools.startMember({ group: group('stalled'), topics: [topic], stallAfter: 0 }),
  ]);
  await vi.waitFor(async () => expect(await committed('classic')).toBe('5'), 30_000);
  await vi.waitFor(async () => expect(await committed('modern')).toBe('5'), 30_000);
  expect(await committed('stalled')).toBe('2');
  await Promise.all(members.map((member) => tools.stopMember(member)));
});

test('an error of the Java client is a rejected promise with its words', async () => {
  await expect(tools.createTopics([{ name: 'no spaces please', partitions: 1 }])).rejects.toThrow(
    'InvalidTopicException',
  );
});
