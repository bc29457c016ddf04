import { randomBytes } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import type { ReadRecord } from '../../../dev/java/records.ts';
import type { Outcome } from '../../../lib/errors.ts';
import { Secret } from '../../config/secret.ts';
import { faultLab, patience } from '../../testing/fault-lab.ts';
import { createKafkaClient } from '../client.ts';
import { codecs } from '../records/batch.ts';
import type { Written } from './delivery.ts';
import type { RecordToSend } from './lanes.ts';
import { createWriter, type Writer } from './writer.ts';

const partitions = 6;
const all = Array.from({ length: partitions }, (_, partition) => partition);
const usual = ['killed', 'moved', 'frozen', 'large'].map((name) => ({ name, partitions }));
const lab = faultLab(
  [
    ...usual,
    { name: 'strict', partitions: 1, configs: { 'min.insync.replicas': '3' } },
    { name: 'forbidden', partitions: 1 },
    { name: 'alone', partitions: 1, replicationFactor: 1, configs: { 'min.insync.replicas': '1' } },
  ],
  {
    listeners: [{ name: 'SASL', protocol: 'SASL_PLAINTEXT', mechanisms: ['PLAIN'] }],
    users: [{ name: 'clerk', password: 'right' }],
    config: {
      'message.max.bytes': '50000',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
    },
  },
);
const writers: Writer[] = [];
afterAll(() => Promise.all(writers.map((writer) => writer.close())));

function newWriter(options?: Parameters<typeof createWriter>[1]): Writer {
  const writer = createWriter(lab.client, options);
  writers.push(writer);
  return writer;
}

function record(topic: string, partition: number, name: string, value = randomBytes(name.length * 7)): RecordToSend {
  const headers = [
    { key: Buffer.from('h'), value: null },
    { key: Buffer.from('h'), value: Buffer.from(name) },
  ];
  return { topic, partition, key: Buffer.from(name), value, headers, timestamp: BigInt(Date.now()) };
}

interface Sent {
  record: RecordToSend;
  result: Outcome<Written>;
}

/** Three senders write without pause, each in its own order and in every codec, until `stop`. */
function startLoad(topic: string) {
  const writer = newWriter();
  const sent: Sent[] = [];
  let stopped = false;
  const sender = async (name: number) => {
    for (let n = 0; !stopped; n += 20) {
      const records = Array.from({ length: 20 }, (_, i) => record(topic, (n + i) % partitions, `${name} ${n + i}`));
      const results = await writer.send(records, { codec: codecs[(n / 20) % codecs.length] ?? 'none' });
      for (const [i, each] of records.entries()) {
        sent.push({ record: each, result: results[i] as Outcome<Written> });
      }
    }
  };
  const senders = [0, 1, 2].map(sender);
  const acknowledged = () => sent.filter(({ result }) => result.ok).length;
  return {
    /** Kept when so many further records have been acknowledged. */
    async progress(more: number) {
      const before = acknowledged();
      await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(before + more), patience);
    },
    async stop(): Promise<Sent[]> {
      stopped = true;
      await Promise.all(senders);
      return sent;
    },
  };
}

/** The log, as the Java consumer and kcat read it, against what the writer said. */
async function compare(topic: string, sent: readonly Sent[]): Promise<void> {
  const read = await lab.tools.read(topic);
  const placed = sent.map(({ record: { topic: _, headers, ...own }, result }): ReadRecord => {
    if (!result.ok) throw result.error;
    const { partition, offset } = result.value;
    const shown = headers.map(({ key, value }): [string, Buffer | null] => [key.toString(), value]);
    return { ...own, partition, offset: offset as bigint, timestampType: 'CreateTime', headers: shown };
  });
  const inOrder = placed.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
  expect(read.length).toBe(sent.length);
  expect(read).toEqual(inOrder);

  const last = new Map<string, number>();
  for (const { partition, key } of read) {
    const [sender, n] = String(key).split(' ');
    const lane = `${sender} ${partition}`;
    expect(Number(n)).toBeGreaterThan(last.get(lane) ?? -1);
    last.set(lane, Number(n));
  }
  const lines = read.map(({ partition, offset, timestamp, key, value }) =>
    [partition, offset, timestamp, key, value?.length].join(','),
  );
  expect(lab.kcat(topic, '%p,%o,%T,%k,%S').sort()).toEqual(lines.sort());
}

test('a leader that is killed while records are written costs none of them, repeats none and changes no order', async () => {
  await lab.allInSync();
  const load = startLoad('killed');
  await load.progress(1_000);
  const leader = await lab.leaderOf('killed');
  await lab.cluster.kill(leader);
  await load.progress(1_000);

  const hurried = newWriter({ timeoutMs: 500 });
  await vi.waitFor(async () => {
    const [result] = await hurried.send([record('strict', 0, 'x')]);
    expect(result).toMatchObject({ ok: false, error: { code: 'NOT_ENOUGH_REPLICAS' } });
  }, patience);

  await lab.cluster.start(leader);
  await load.progress(1_000);
  await compare('killed', await load.stop());
});

test('leaders that move from broker to broker while records are written cost nothing', async () => {
  await lab.allInSync();
  const load = startLoad('moved');
  for (let round = 0; round < 6; round++) {
    await load.progress(300);
    const replicas = [0, 1, 2].map((n) => ((n + round) % 3) + 1);
    await lab.client.call('AlterPartitionReassignments', {
      topics: [{ name: 'moved', partitions: all.map((partitionIndex) => ({ partitionIndex, replicas })) }],
      timeoutMs: 10_000,
    });
    await vi.waitFor(async () => {
      const body = { electionType: 0, topicPartitions: [{ topic: 'moved', partitions: all }], timeoutMs: 5_000 };
      await lab.client.call('ElectLeaders', body);
      const leaders = (await lab.partitionsOf('moved')).map(({ leaderId }) => leaderId);
      expect(leaders).toEqual(all.map(() => replicas[0]));
    }, patience);
  }
  await load.progress(300);
  await compare('moved', await load.stop());
});

test('a leader that freezes with requests in its hands, and thaws after others have taken over, repeats nothing', async () => {
  await lab.allInSync();
  const load = startLoad('frozen');
  await load.progress(1_000);
  const leader = await lab.leaderOf('frozen');
  lab.cluster.pause(leader);
  await load.progress(1_000);
  lab.cluster.resume(leader);
  await lab.allInSync();
  await load.progress(1_000);
  await compare('frozen', await load.stop());
});

test('where the leader alone is to confirm and does not, the outcome is said to be unknown and nothing is sent again', async () => {
  const writer = newWriter({ acks: 'leader', timeoutMs: 1_000 });
  const [first] = await writer.send([record('alone', 0, 'first')]);
  expect(first).toMatchObject({ ok: true });
  const leader = await lab.leaderOf('alone');
  lab.cluster.pause(leader);
  const [unclear] = await writer.send([record('alone', 0, 'unclear')]).finally(() => lab.cluster.resume(leader));
  expect(unclear).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('not known'), details: { outcome: 'unknown' } },
  });
  await vi.waitFor(async () => {
    expect(await writer.send([record('alone', 0, 'last')])).toMatchObject([{ ok: true }]);
  }, patience);
  const names = (await lab.tools.read('alone')).map(({ key }) => String(key));
  expect(names.filter((name) => name !== 'last')).toEqual(['first', 'unclear']);
});

test('what the brokers allow limits batches where the topic says nothing', async () => {
  await lab.allInSync();
  const sizes = [10_000, 30_000, 60_000, 25_000, 20_000, 45_000, 100];
  const results = await newWriter().send(sizes.map((size) => record('large', 0, String(size), randomBytes(size))));
  expect(results.map((result) => (result.ok ? result.value.offset : result.error))).toMatchObject([
    0n,
    1n,
    { code: 'RECORD_TOO_LARGE', details: { maxMessageBytes: 50_000 } },
    2n,
    3n,
    4n,
    5n,
  ]);
  const read = (await lab.tools.read('large')).map(({ value }) => value?.length);
  expect(read).toEqual(sizes.filter((size) => size < 50_000));
});

test('who may see a topic but not write to it is told so, at once', async () => {
  const client = createKafkaClient({
    bootstrapServers: lab.cluster.bootstrapServersOf('SASL').split(','),
    clientId: 'clerk',
    tls: null,
    sasl: { mechanism: 'plain', username: 'clerk', password: new Secret('right') },
  });
  const send = async () => {
    const [result] = await createWriter(client).send([record('forbidden', 0, 'x')]);
    return result;
  };
  const may = async (operation: string, topic: string) => {
    const who = ['--add', '--allow-principal', 'User:clerk', '--operation', operation, '--topic', topic];
    const command = ['org.apache.kafka.tools.AclCommand', '--bootstrap-server', lab.cluster.bootstrapServers, ...who];
    expect(await lab.tools.tool(command)).toMatchObject({ exit: 0 });
  };
  const refusal = (words: string) => {
    const error = { code: 'NOT_AUTHORIZED_BY_KAFKA', message: expect.stringContaining(words) };
    return vi.waitFor(async () => expect(await send()).toMatchObject({ ok: false, error }), patience);
  };
  try {
    await may('Describe', 'forbidden');
    await refusal('producer id, which the right to write to any topic brings');
    await may('Write', 'alone');
    await refusal('Partition 0 of forbidden: Kafka does not let');
    await may('Write', 'forbidden');
    await vi.waitFor(async () => expect(await send()).toMatchObject({ ok: true }), patience);
  } finally {
    await client.close();
  }
});
