import { expect, test, vi } from 'vitest';
import { faultLab, patience } from '../../testing/fault-lab.ts';
import type { RecordToSend } from './lanes.ts';
import { createTransactionalWriter } from './transactional-writer.ts';

const topic = 'transactions';
const size = 30;
const lab = faultLab([{ name: topic, partitions: 6 }]);

const record = (name: string, partition: number): RecordToSend => ({
  topic,
  partition,
  key: null,
  value: Buffer.from(name),
  headers: [],
  timestamp: BigInt(Date.now()),
});

type Fate = 'committed' | 'aborted' | 'unknown';

/** One transaction after the other until `stop`; every fourth is aborted. */
function startTransactions() {
  const fates = new Map<number, Fate>();
  let stopped = false;
  const run = async () => {
    const writer = createTransactionalWriter(lab.client, topic);
    for (let n = 0; !stopped; n++) {
      await writer.begin();
      const results = await writer.send(Array.from({ length: size }, (_, i) => record(`${n} ${i}`, i % 6)));
      if (n % 4 === 3 || !results.every(({ ok }) => ok)) {
        await writer.abort();
        fates.set(n, 'aborted');
      } else {
        fates.set(n, await writer.commit().then(committed, unknown));
      }
    }
    await writer.close();
  };
  const running = run();
  return {
    /** Kept when twenty further transactions have ended. */
    async progress() {
      const before = fates.size;
      await vi.waitFor(() => expect(fates.size).toBeGreaterThan(before + 20), patience);
    },
    async stop() {
      stopped = true;
      await running;
      return fates;
    },
  };
}

const committed = (): Fate => 'committed';
const unknown = (): Fate => 'unknown';

async function coordinator(): Promise<number> {
  const { coordinators } = await lab.client.call('FindCoordinator', { keyType: 1, coordinatorKeys: [topic] });
  return coordinators[0]?.nodeId as number;
}

test('transactions are whole or not there at all, whichever broker is killed in their midst', async () => {
  await lab.allInSync();
  const load = startTransactions();
  await load.progress();
  for (const victim of [coordinator, () => lab.leaderOf(topic)]) {
    const broker = await victim();
    await lab.cluster.kill(broker);
    await load.progress();
    await lab.cluster.start(broker);
    await lab.allInSync();
    await load.progress();
  }
  const fates = await load.stop();

  const read = (await lab.tools.read(topic, { isolation: 'read_committed' })).map(({ value }) => String(value));
  const seen = Map.groupBy(read, (name) => Number.parseInt(name, 10));
  for (const [n, fate] of fates) {
    const names = seen.get(n) ?? [];
    expect(new Set(names).size).toBe(names.length);
    if (fate === 'unknown') expect([0, size]).toContain(names.length);
    else expect([n, names.length]).toEqual([n, fate === 'committed' ? size : 0]);
  }
  expect(lab.kcat(topic, '%s', '-X', 'isolation.level=read_committed').sort()).toEqual(read.sort());
});
