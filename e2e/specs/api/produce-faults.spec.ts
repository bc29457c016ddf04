import { expect, test } from '@playwright/test';
import { startKafkaTools } from '../../../dev/java/kafka-tools.ts';
import { startCluster } from '../../../dev/kafka/cluster.ts';
import { quickToNotice } from '../../../dev/kafka/properties.ts';
import { isUp, type OwnConsole, withOwnConsole } from '../../fixtures/own-console.ts';

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
      const more = expect.poll(() => places.size, { timeout: 120_000 }).toBeGreaterThan(before + 10 * perRequest);
      await Promise.race([more, running]);
    },
    async stop() {
      stopped = true;
      await running;
      return places;
    },
  };
}

test('while a broker is killed nothing is lost or written twice, and what needs every replica is refused in words', async () => {
  test.setTimeout(300_000);
  const cluster = await startCluster({ config: quickToNotice });
  const kafka = await startKafkaTools({ bootstrapServers: cluster.bootstrapServers });
  try {
    // Every partition is led by the broker that will be killed.
    const assignments = [0, 1, 2].map(() => [killed, 1, 3]);
    await kafka.createTopics([
      { name: 'orders', assignments },
      { name: 'strict', assignments, configs: { 'min.insync.replicas': '3' } },
    ]);
    await withOwnConsole({ KAFKA_BROKERS: cluster.bootstrapServers }, async (own) => {
      await isUp(own);
      const posting = startPosting(own, 'orders');
      await posting.progress();
      await cluster.kill(killed);
      await posting.progress();
      await expect.poll(() => inSync(own, 'strict'), { timeout: 120_000 }).toEqual([2, 2, 2]);
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
  } finally {
    await kafka.close();
    await cluster.stop();
  }
});
