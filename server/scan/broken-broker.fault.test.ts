import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type KafkaTools, startKafkaTools } from '../../dev/java/kafka-tools.ts';
import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { testClient } from '../testing/kafka-lab.ts';
import { places, querier } from '../testing/message-queries.ts';

let cluster: Cluster;
let tools: KafkaTools;
let client: KafkaClient;
let queries: ReturnType<typeof querier>;

beforeAll(async () => {
  cluster = await startCluster({ brokers: 3 });
  tools = await startKafkaTools({ bootstrapServers: cluster.bootstrapServers });
  client = testClient(cluster.bootstrapServers);
  queries = querier(client);
});

afterAll(async () => {
  await client?.close();
  await tools?.close();
  await cluster?.stop();
});

async function filled(name: string, assignments: number[][]): Promise<string> {
  await tools.createTopics([{ name, assignments, configs: { 'min.insync.replicas': '1' } }]);
  const values = Array.from({ length: 30 }, (_, index) => ({ topic: name, partition: index % 3, value: `${index}` }));
  await tools.produce(values);
  return name;
}

describe('a broker that is silent', () => {
  test('costs only its own partitions, soon and said; a further page gives them when it is back', async () => {
    const topic = await filled('silent', [[1], [2], [3]]);
    const all = places(await tools.read(topic));
    expect((await queries.ask(topic)).records).toHaveLength(30);
    cluster.pause(2);
    try {
      const startedAt = performance.now();
      const { plan, done, records } = await queries.ask(topic);
      // The promise is 3 s; the rest is room for a busy machine.
      expect(performance.now() - startedAt).toBeLessThan(8000);
      expect(plan.partitions[1]).toMatchObject({ start: null, end: null, error: { code: 'BROKER_UNREACHABLE' } });
      expect(records.map((record) => record.partition).sort()).toEqual(
        Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 2)),
      );
      expect(done.reason).toBe('error');
      expect(done.partitions[1]).toMatchObject({ from: null, to: null, reason: 'error' });
      cluster.resume(2);
      const rest = await vi.waitFor(
        async () => {
          const page = await queries.ask(topic, { cursor: done.cursor as string });
          expect(page.done.reason).toBe('end');
          return page.records;
        },
        { timeout: 30_000, interval: 500 },
      );
      expect(places([...records, ...rest]).sort()).toEqual(all.sort());
    } finally {
      cluster.resume(2);
    }
  });
});

describe('a broker that dies', () => {
  test('while a tail runs holds nothing back: what comes through the new leaders is shown once, in order', async () => {
    const topic = await filled('dying', [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ]);
    const stop = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of queries.open(topic, { order: 'oldest', to: 'live', from: 'earliest' }, stop.signal)) {
        if (event.type === 'record') seen.push(`${event.partition}/${event.offset}`);
      }
    })();
    await vi.waitFor(() => expect(seen).toHaveLength(30), 20_000);
    await cluster.kill(2);
    await tools.produce(Array.from({ length: 30 }, (_, index) => ({ topic, partition: index % 3, value: `${index}` })));
    await vi.waitFor(() => expect(seen).toHaveLength(60), { timeout: 60_000, interval: 200 });
    stop.abort();
    await reading;
    expect(seen.toSorted()).toEqual(places(await tools.read(topic)).sort());
    for (const partition of [0, 1, 2]) {
      const offsets = seen.filter((place) => place.startsWith(`${partition}/`)).map((place) => Number(place.slice(2)));
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    }
    await cluster.start(2);
  });
});
