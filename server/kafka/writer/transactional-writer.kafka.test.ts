import { afterAll, beforeEach, expect, test } from 'vitest';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import type { RecordToSend } from './lanes.ts';
import { createTransactionalWriter, type TransactionalWriter } from './transactional-writer.ts';

const lab = kafkaLab();
const writers: TransactionalWriter[] = [];
let topic: string;

beforeEach(async () => {
  topic = await lab.newTopic(2);
});
afterAll(async () => {
  for (const writer of writers) await writer.close();
});

function writerOf(id: string): TransactionalWriter {
  const writer = createTransactionalWriter(lab.client, id);
  writers.push(writer);
  return writer;
}

const record = (value: string, partition = 0): RecordToSend => ({
  topic,
  partition,
  key: null,
  value: Buffer.from(value),
  headers: [],
  timestamp: 1_700_000_000_000n,
});

function committed(): string[] {
  return lab
    .kcat(['-C', '-t', topic, '-e', '-X', 'isolation.level=read_committed', '-f', '%p:%s\n'])
    .toString()
    .split('\n')
    .filter(Boolean)
    .sort();
}

test('what is committed is seen by readers of committed records, what is aborted is not', async () => {
  const writer = writerOf(topic);
  for (const [n, end] of (['commit', 'abort', 'commit', 'commit', 'abort', 'commit'] as const).entries()) {
    await writer.begin();
    const results = await writer.send([record(`${n}`), record(`${n}`, 1), record(`${n}+`)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    await writer[end]();
  }
  const seen = ['0', '2', '3', '5'].flatMap((n) => [`0:${n}`, `0:${n}+`, `1:${n}`]).sort();
  await expect.poll(committed, { timeout: 10_000 }).toEqual(seen);
  const all = await lab.tools.read(topic, { isolation: 'read_uncommitted' });
  expect(all).toHaveLength(18);
});

test('records and a group’s offsets, with metadata, come to be together', async () => {
  const writer = writerOf(topic);
  const group = `group-${topic}`;
  const described = async () => {
    const command = 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand';
    const { out } = await lab.tools.tool([
      command,
      '--bootstrap-server',
      process.env.HIGHWATER_TEST_BROKERS as string,
      '--describe',
      '--group',
      group,
    ]);
    const rows = out.split('\n').map((line) => line.trim().split(/\s+/));
    return rows.filter(([, name]) => name === topic).map(([, , partition, offset]) => `${partition}:${offset}`);
  };
  await writer.begin();
  await writer.send([record('a'), record('b')]);
  await writer.commitOffsets(group, [{ topic, partition: 0, offset: 1n, metadata: 'from a → é', leaderEpoch: 0 }]);
  await writer.commit();
  await expect.poll(described, { timeout: 10_000 }).toEqual(expect.arrayContaining(['0:1']));

  await writer.begin();
  await writer.commitOffsets(group, [
    { topic, partition: 0, offset: 2n },
    { topic, partition: 1, offset: 0n },
  ]);
  await writer.abort();
  await writer.begin();
  await writer.commitOffsets(group, [{ topic, partition: 1, offset: 0n, metadata: 'later' }]);
  await writer.commit();
  await expect.poll(described, { timeout: 10_000 }).toEqual(['0:1', '1:0']);
  const { groups } = await lab.client.call(
    'OffsetFetch',
    { groups: [{ groupId: group, topics: null }], requireStable: true },
    { node: await coordinatorOf(group), maxVersion: 9 },
  );
  expect(groups[0]?.topics[0]?.partitions.map(({ metadata }) => metadata).sort()).toEqual(['from a → é', 'later']);
});

async function coordinatorOf(group: string): Promise<number> {
  const { coordinators } = await lab.client.call('FindCoordinator', { keyType: 0, coordinatorKeys: [group] });
  return coordinators[0]?.nodeId as number;
}

test('a transaction in which a record was refused cannot be committed, and the next one can', async () => {
  const writer = writerOf(topic);
  await writer.begin();
  const results = await writer.send([record('a'), record('x'.repeat(2_000_000)), record('c', 1)]);
  expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
  await expect(writer.commit()).rejects.toMatchObject({ code: 'RECORD_TOO_LARGE' });
  await writer.abort();
  await writer.begin();
  await writer.send([record('again')]);
  await writer.commit();
  await expect.poll(committed, { timeout: 10_000 }).toEqual(['0:again']);
});

test('the newer of two writers with one id fences the older, whose open records are aborted', async () => {
  const [older, newer] = [writerOf(topic), writerOf(topic)];
  await older.begin();
  await older.send([record('lost')]);
  await newer.begin();
  expect(await older.send([record('too late')])).toMatchObject([{ ok: false, error: { details: { kafkaCode: 47 } } }]);
  await older.abort();
  await expect(older.begin()).rejects.toThrow('taken over');
  await newer.send([record('kept')]);
  await newer.commit();
  await expect.poll(committed, { timeout: 10_000 }).toEqual(['0:kept']);
});

test('a commit by a writer that has been fenced is not taken for done', async () => {
  const [older, newer] = [writerOf(topic), writerOf(topic)];
  await older.begin();
  await older.send([record('lost')]);
  await newer.begin();
  await expect(older.commit()).rejects.toMatchObject({ details: { outcome: 'unknown' } });
  await newer.send([record('kept')]);
  await newer.commit();
  await expect.poll(committed, { timeout: 10_000 }).toEqual(['0:kept']);
});

test('a transaction without records or offsets is no transaction at the broker', async () => {
  const writer = writerOf(topic);
  await writer.begin();
  await writer.commit();
  await writer.begin();
  await writer.abort();
  expect(committed()).toEqual([]);
});

test('thousands of records in many transactions stay complete and in order', async () => {
  const writer = writerOf(topic);
  const kept: string[] = [];
  for (let n = 0; n < 20; n++) {
    await writer.begin();
    const records = Array.from({ length: 500 }, (_, i) => record(`${n}/${i}`));
    await writer.send(records, { codec: 'lz4' });
    if (n % 5 === 4) await writer.abort();
    else {
      await writer.commit();
      kept.push(...records.map(({ value }) => String(value)));
    }
  }
  const read = async () =>
    (await lab.tools.read(topic, { isolation: 'read_committed' })).map(({ value }) => String(value));
  await expect.poll(read, { timeout: 10_000 }).toEqual(kept);
});
