import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Cluster, startCluster } from './cluster.ts';
import { registeredBrokers } from './metadata.ts';
import { quickToNotice } from './properties.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ config: quickToNotice });
});
afterAll(() => cluster.stop());

const seenBy = (index: number) => registeredBrokers('127.0.0.1', cluster.brokers[index]?.port as number, 500);

test('every broker knows all three as soon as the cluster is given out', async () => {
  expect(await Promise.all([0, 1, 2].map(seenBy))).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

test('a killed broker leaves the cluster and comes back on its own port', async () => {
  const port = cluster.brokers[1]?.port;
  await cluster.kill(2);
  expect(cluster.brokers[1]?.pid).toBeNull();
  await vi.waitFor(async () => expect(await seenBy(0)).toEqual([1, 3]), 30_000);
  await cluster.start(2);
  expect(await seenBy(1)).toEqual([1, 2, 3]);
  expect(cluster.brokers[1]?.port).toBe(port);
});

test('a paused broker stays connected but silent, and answers again when resumed', async () => {
  cluster.pause(3);
  await expect(seenBy(2)).rejects.toThrow('did not answer');
  cluster.resume(3);
  await vi.waitFor(async () => expect(await seenBy(2)).toEqual([1, 2, 3]), 30_000);
});

test('a stopped cluster leaves no process and no data', async () => {
  const single = await startCluster({ brokers: 1 });
  const pid = single.brokers[0]?.pid as number;
  await single.stop();
  expect(existsSync(single.dir)).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
