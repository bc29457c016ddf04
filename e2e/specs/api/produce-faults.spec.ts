import { expect, test } from '@playwright/test';
import { type KafkaTools, startKafkaTools } from '../../../dev/java/kafka-tools.ts';
import { type Cluster, startCluster } from '../../../dev/kafka/cluster.ts';
import { quickToNotice } from '../../../dev/kafka/properties.ts';
import { isUp, type OwnConsole, withOwnConsole } from '../../fixtures/own-console.ts';

const patience = { timeout: 120_000 };
const killed = 2;
const perRequest = 20;

async function post(own: OwnConsole, topic: string, body: unknown) {
  const reply = await fetch(`${own.url}/api/clusters/default/topics/${topic}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: await reply.json() };
}

/** How many replicas of each partition are in sync. */
async function inSync(own: OwnConsole, topic: string): Promise<number[]> {
  const reply = await fetch(`${own.url}/api/clusters/default/topics/${topic}/partitions?fresh=1`);
  const { items } = await reply.json();
  return items.map(({ isr }: { isr: number[] }) => isr.length);
}

/** What the history has about a topic, newest first. */
async function noted(own: OwnConsole, topic: string): Promise<object[]> {
  const reply = await fetch(`${own.url}/api/clusters/default/changes?search=${topic}`);
  return (await reply.json()).items;
}

/** Posts lists one after the other until `stop`, which gives the place of every value. */
function startPosting(own: OwnConsole, topic: string) {
  const places = new Map<string, string>();
  let stopped = false;
  const run = async () => {
    for (let n = 0; !stopped; n++) {
      const values = Array.from({ length: perRequest }, (_, i) => `${n * perRequest + i}`);
      const list = values.map((text, i) => ({ partition: i % 3, value: { text } }));
      const { status, body } = await post(own, topic, list);
      expect({ status, failed: body.failed }, JSON.stringify(body)).toEqual({ status: 201, failed: 0 });
      for (const [i, value] of values.entries()) {
        places.set(value, `${body.items[i].partition}@${body.items[i].offset}`);
      }
    }
  };
  const running = run();
  return {
    async progress() {
      const before = places.size;
      const more = expect.poll(() => places.size, patience).toBeGreaterThan(before + 10 * perRequest);
      await Promise.race([more, running]);
    },
    async stop() {
      stopped = true;
      await running;
      return places;
    },
  };
}

let cluster: Cluster;
let kafka: KafkaTools;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  cluster = await startCluster({ config: quickToNotice });
  kafka = await startKafkaTools({ bootstrapServers: cluster.bootstrapServers });
  // Every partition is led by the broker that will be killed.
  const assignments = [0, 1, 2].map(() => [killed, 1, 3]);
  await kafka.createTopics([
    { name: 'orders', assignments },
    { name: 'strict', assignments, configs: { 'min.insync.replicas': '3' } },
  ]);
});
test.afterAll(async () => {
  await kafka?.close();
  await cluster?.stop();
});

test('while a broker is killed nothing is lost or written twice, and what needs every replica is refused in words', async () => {
  test.setTimeout(300_000);
  await withOwnConsole({ KAFKA_BROKERS: cluster.bootstrapServers }, async (own) => {
    await isUp(own);
    const posting = startPosting(own, 'orders');
    await posting.progress();
    await cluster.kill(killed);
    await posting.progress();
    await expect.poll(() => inSync(own, 'strict'), patience).toEqual([2, 2, 2]);
    expect(await post(own, 'strict', { value: { text: 'x' } })).toMatchObject({
      status: 503,
      body: { error: { code: 'NOT_ENOUGH_REPLICAS', message: expect.stringContaining('strict') } },
    });
    await cluster.start(killed);
    await posting.progress();

    const places = await posting.stop();
    const all = await kafka.read('orders');
    expect(new Map(all.map(({ partition, offset, value }) => [String(value), `${partition}@${offset}`]))).toEqual(
      places,
    );
    expect(all).toHaveLength(places.size);
    for (const partition of [0, 1, 2]) {
      const values = all.filter((row) => row.partition === partition).map(({ value }) => Number(value));
      expect(values).toEqual(values.toSorted((a, b) => a - b));
    }
  });
  expect(await kafka.read('strict')).toEqual([]);
});

test('a console that is killed while it writes says after its next start that the outcome is unknown', async () => {
  test.setTimeout(300_000);
  const env = { KAFKA_BROKERS: cluster.bootstrapServers };
  await withOwnConsole(env, async (own) => {
    await isUp(own);
    await expect.poll(() => inSync(own, 'strict'), patience).toEqual([3, 3, 3]);
    await cluster.kill(killed);
    await expect.poll(() => inSync(own, 'strict'), patience).toEqual([2, 2, 2]);
    const cut = expect(post(own, 'strict', { value: { text: 'x' } })).rejects.toThrow();
    await expect.poll(() => noted(own, 'strict')).toMatchObject([{ kind: 'produce', state: 'applying' }]);
    own.child.kill('SIGKILL');
    await cut;
    await own.exit;
    await withOwnConsole({ ...env, HIGHWATER_DATA_DIR: own.dataDir }, async (next) => {
      await isUp(next);
      await expect.poll(() => noted(next, 'strict')).toMatchObject([{ kind: 'produce', state: 'unknown' }]);
    });
  });
});
