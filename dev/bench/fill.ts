import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { KafkaClient } from '../../server/kafka/client.ts';
import { createWriter } from '../../server/kafka/writer/writer.ts';
import { waitUntil } from '../process/wait-until.ts';
import { random } from '../sample/random.ts';
import { type DataSet, needleAt, spanMs } from './data-sets.ts';
import { valueBytes } from './values.ts';

/** When the first record of every topic is dated, in milliseconds since 1970. */
export interface Filled {
  startedAt: number;
}

/** A batch of about 190 KB, as busy producers make them. */
const batchBytes = 190_000;
const sendsAtOnce = 3;
const topicExists = 36;

/** Makes and fills the topics that are not there yet; the folder remembers which are. */
export async function fill(
  client: KafkaClient,
  sets: readonly DataSet[],
  dir: string,
  say: (text: string) => void,
): Promise<Filled> {
  const file = `${dir}/filled.json`;
  const filled = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as Filled & { topics: string[] })
    : { startedAt: Date.now() - spanMs, topics: [] };
  for (const set of sets) {
    if (filled.topics.includes(set.topic)) continue;
    await createTopic(client, set);
    await write(client, set, filled.startedAt, (records) => say(`${set.topic}: ${records} records`));
    if (set.compacted) await cleaned(client, set);
    filled.topics.push(set.topic);
    await writeFile(file, JSON.stringify(filled));
  }
  return filled;
}

async function createTopic(client: KafkaClient, { topic, partitions, compacted }: DataSet): Promise<void> {
  const cleaning = { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.01', 'segment.bytes': '4194304' };
  const configs = compacted ? cleaning : { 'retention.ms': '-1' };
  const answer = await client.call('CreateTopics', {
    topics: [
      {
        name: topic,
        numPartitions: partitions,
        replicationFactor: 1,
        assignments: [],
        configs: Object.entries(configs).map(([name, value]) => ({ name, value })),
      },
    ],
    timeoutMs: 30_000,
    validateOnly: false,
  });
  const code = answer.topics[0]?.errorCode ?? 0;
  if (code !== 0 && code !== topicExists) throw new Error(`${topic} could not be created: ${code}`);
  await waitUntil(
    `${topic} has leaders`,
    async () => {
      const known = (await client.topics([topic], { fresh: true })).get(topic);
      return known?.partitions.length === partitions && known.partitions.every(({ leaderId }) => leaderId >= 0)
        ? true
        : null;
    },
    { timeoutMs: 30_000 },
  );
}

async function write(
  client: KafkaClient,
  set: DataSet,
  startedAt: number,
  say: (records: number) => void,
): Promise<void> {
  const { topic, partitions, records, codec } = set;
  const writer = createWriter(client, { acks: 'leader' });
  const chance = random(7);
  const perSend = partitions * Math.ceil(batchBytes / set.size);
  const sending: Promise<void>[] = [];
  for (let index = 0; index < records; ) {
    const end = Math.min(records, index + perSend);
    const batch = [];
    for (; index < end; index++) {
      batch.push({
        topic,
        partition: index % partitions,
        key: Buffer.from(keyOf(set, index)),
        value: valueBytes(set, index, needleAt(set, index), chance),
        headers: [],
        timestamp: BigInt(startedAt + Math.floor((index * spanMs) / records)),
      });
    }
    sending.push(
      writer.send(batch, { codec }).then((results) => {
        const failed = results.find((result) => !result.ok);
        if (failed && !failed.ok) throw failed.error;
      }),
    );
    if (sending.length >= sendsAtOnce) await sending.shift();
    if (index % (perSend * 50) === 0) say(index);
  }
  await Promise.all(sending);
  await writer.close();
}

/** Nine of ten records of a compacted set are followed by another of the same key; those with a needle are not. */
function keyOf(set: DataSet, index: number): string {
  if (!set.compacted || needleAt(set, index) !== null || index % 10 === 0) return `k-${index}`;
  return `again-${index % 997}`;
}

/** Waits until the log cleaner has left about a tenth; the active segments stay as they are. */
async function cleaned(client: KafkaClient, { topic, records, size }: DataSet): Promise<void> {
  const bytes = async () => {
    const brokers = await client.brokers();
    const answers = await Promise.all(
      brokers.map(({ id }) => client.call('DescribeLogDirs', { topics: null }, { node: id })),
    );
    const own = answers.flatMap(({ results }) =>
      results.flatMap(({ topics }) => topics.filter(({ name }) => name === topic)),
    );
    return own.flatMap(({ partitions }) => partitions).reduce((sum, { partitionSize }) => sum + partitionSize, 0n);
  };
  let before = await bytes();
  let still = 0;
  await waitUntil(
    `${topic} is cleaned`,
    async () => {
      const now = await bytes();
      still = now === before ? still + 1 : 0;
      before = now;
      return still > 5 && Number(now) < records * size * 0.5 ? true : null;
    },
    { timeoutMs: 120_000, everyMs: 1000 },
  );
}
