import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import { createKafkaClient, type KafkaClient } from '../kafka/client.ts';
import { testCluster } from '../testing/context.ts';
import { type Observer, startObserver } from './observer.ts';
import type { ClusterSnapshot } from './snapshot.ts';

const patience = { timeout: 60_000, interval: 200 };
const replicated = 'orders';
const single = 'single';

let cluster: Cluster;
let kafka: KafkaClient;
let observer: Observer;

beforeAll(async () => {
  cluster = await startCluster({
    config: { 'replica.lag.time.max.ms': '4000', 'broker.session.timeout.ms': '5000' },
  });
  const bootstrapServers = cluster.bootstrapServers.split(',');
  const connection = { bootstrapServers, clientId: 'fault-test', tls: null, sasl: null };
  kafka = createKafkaClient(connection);
  await kafka.call('CreateTopics', {
    topics: [
      { name: replicated, numPartitions: 6, replicationFactor: 3, assignments: [], configs: [] },
      {
        name: single,
        numPartitions: -1,
        replicationFactor: -1,
        assignments: [1, 2, 3].map((id) => ({ partitionIndex: id - 1, brokerIds: [id] })),
        configs: [],
      },
    ],
    timeoutMs: 10_000,
  });
  observer = startObserver(testCluster({ connection }), kafka);
  await vi.waitFor(() => expect(observer.snapshot().topics.value?.has(single)).toBe(true), patience);
  await vi.waitFor(() => expect(kinds()).not.toContain('partition-offline'), patience);
});

afterAll(async () => {
  observer.stop();
  await kafka.close();
  await cluster.stop();
});

function kinds(): string[] {
  return observer.snapshot().findings.map(({ id }) => id);
}

function pick(read: (snapshot: ClusterSnapshot) => number | null | undefined): number {
  return read(observer.snapshot()) ?? 0;
}

/** Waits until this part has been read again. */
async function readAgain(read: (snapshot: ClusterSnapshot) => number | null | undefined): Promise<void> {
  const before = pick(read);
  await vi.waitFor(() => expect(pick(read)).toBeGreaterThan(before), patience);
}

describe.each([
  ['is stopped and hangs', (id: number) => cluster.pause(id), async (id: number) => cluster.resume(id)],
  ['is killed', (id: number) => cluster.kill(id), (id: number) => cluster.start(id)],
])('a broker that %s', (_, hurt, heal) => {
  test('is found, costs its own part only, and is forgiven when it returns', async () => {
    await hurt(2);
    await vi.waitFor(() => expect(kinds()).toContain('broker-down:2'), patience);
    expect(observer.snapshot().brokers.value?.get(2)).toMatchObject({ up: false });

    await readAgain((snapshot) => snapshot.topics.readAt);
    await readAgain((snapshot) => snapshot.offsetReadings.get(1)?.readAt);
    await readAgain((snapshot) => snapshot.offsetReadings.get(3)?.readAt);
    await readAgain((snapshot) => snapshot.groupReadings.get(3)?.readAt);
    const now = observer.snapshot();
    expect(now.topics.error).toBeNull();
    expect(now.unreachable).toBeNull();
    expect(now.groupReadings.get(2)?.error).not.toBeNull();
    // Its offsets are not forgotten, and are known to be old.
    expect(now.offsets.get(single)?.[1]).toMatchObject({ end: 0n, error: { code: expect.any(String) } });
    expect(now.offsets.get(single)?.[0]).toMatchObject({ end: 0n, error: null });

    await vi.waitFor(() => expect(kinds()).toContain(`partition-offline:${single}`), patience);
    await vi.waitFor(() => expect(kinds()).toContain(`partition-under-replicated:${replicated}`), patience);

    await heal(2);
    await vi.waitFor(() => expect(kinds()).not.toContain('broker-down:2'), patience);
    await vi.waitFor(() => expect(kinds().filter((id) => id.startsWith('partition-'))).toEqual([]), patience);
    await vi.waitFor(() => expect(observer.snapshot().offsets.get(single)?.[1]?.error).toBeNull(), patience);
  });
});

test('while a broker hangs a refresh still ends, with what could be read', async () => {
  cluster.pause(3);
  try {
    const snapshot = await observer.refresh(AbortSignal.timeout(20_000));
    expect(snapshot.offsetReadings.get(1)?.error).toBeNull();
    expect(snapshot.offsetReadings.get(3)?.error).not.toBeNull();
  } finally {
    cluster.resume(3);
  }
  await vi.waitFor(() => expect(kinds()).not.toContain('broker-down:3'), patience);
});

test('a lost quorum is found though the survivor repeats what it knew', async () => {
  await Promise.all([cluster.kill(2), cluster.kill(3)]);
  await vi.waitFor(() => expect(kinds()).toContain('no-controller'), patience);
  expect(kinds()).toEqual(expect.arrayContaining(['broker-down:2', 'broker-down:3']));
  expect(observer.snapshot().topics.value?.has(replicated)).toBe(true);

  await cluster.kill(1);
  await vi.waitFor(() => expect(observer.snapshot().unreachable).not.toBeNull(), patience);
  expect(kinds()).toContain('cluster-unreachable');

  await Promise.all([cluster.start(1), cluster.start(2), cluster.start(3)]);
  await vi.waitFor(() => expect(kinds()).not.toContain('cluster-unreachable'), patience);
  await vi.waitFor(() => expect(kinds()).not.toContain('no-controller'), patience);
  await vi.waitFor(() => expect(kinds().filter((id) => id.startsWith('broker-down'))).toEqual([]), patience);
});
