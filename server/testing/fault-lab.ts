import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type KafkaTools, type NewTopic, startKafkaTools } from '../../dev/java/kafka-tools.ts';
import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import type { ClusterOptions } from '../../dev/kafka/plan.ts';
import { quickToNotice } from '../../dev/kafka/properties.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { MetadataResponsePartition } from '../kafka/protocol/messages.ts';
import { testClient } from './kafka-lab.ts';

export interface FaultLab {
  /** Three brokers that may be hurt. */
  cluster: Cluster;
  /** Kafka's own Java clients and tools. */
  tools: KafkaTools;
  /** Ours. */
  client: KafkaClient;
  partitionsOf(topic: string): Promise<MetadataResponsePartition[]>;
  /** The broker that leads the topic's first partition. */
  leaderOf(topic: string): Promise<number>;
  /** Kept when every replica of the lab's topics is in sync. */
  allInSync(): Promise<void>;
  /** librdkafka, which shares no code with the others: what it reads of a topic, one line a record. */
  kcat(topic: string, format: string, ...options: string[]): string[];
}

/** For things that take as long as the cluster takes. */
export const patience = { timeout: 120_000, interval: 100 };

/** A cluster of the test file's own, with these topics. */
export function faultLab(topics: readonly NewTopic[], options: ClusterOptions = {}): FaultLab {
  vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
  const partitionsOf = async (topic: string) =>
    (await lab.client.topics([topic], { fresh: true })).get(topic)?.partitions ?? [];
  const lab = {
    partitionsOf,
    async leaderOf(topic) {
      const first = (await partitionsOf(topic)).find(({ partitionIndex }) => partitionIndex === 0);
      return first?.leaderId as number;
    },
    allInSync: () =>
      vi.waitFor(async () => {
        for (const { name } of topics) {
          for (const { isrNodes, replicaNodes } of await partitionsOf(name)) {
            expect(isrNodes).toHaveLength(replicaNodes.length);
          }
        }
      }, patience),
    kcat(topic, format, ...options) {
      const args = ['-C', '-b', lab.cluster.bootstrapServers, '-t', topic, '-e', '-q', '-f', `${format}\n`, ...options];
      const printed = execFileSync('kcat', args, { maxBuffer: 256 * 1024 * 1024 });
      return printed.toString('latin1').split('\n').filter(Boolean);
    },
  } as FaultLab;
  beforeAll(async () => {
    lab.cluster = await startCluster({ ...options, config: { ...quickToNotice, ...options.config } });
    lab.tools = await startKafkaTools({ bootstrapServers: lab.cluster.bootstrapServers });
    lab.client = testClient(lab.cluster.bootstrapServers);
    await lab.tools.createTopics(topics);
  });
  afterAll(async () => {
    await Promise.all([lab.tools?.close(), lab.client?.close()]);
    await lab.cluster?.stop();
  });
  return lab;
}
