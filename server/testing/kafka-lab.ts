import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type KafkaTools, startKafkaTools } from '../../dev/java/kafka-tools.ts';
import { createKafkaClient, type KafkaClient } from '../kafka/client.ts';

export interface KafkaLab {
  /** Kafka's own Java clients and tools. */
  tools: KafkaTools;
  /** Ours. */
  client: KafkaClient;
  newTopic(partitions: number, configs?: Record<string, string>): Promise<string>;
  /** librdkafka, which shares no code with the others; gives what it prints. */
  kcat(args: readonly string[], input?: string | Buffer): Buffer;
}

/** The shared cluster with other clients beside ours; topics go when the file is done. */
export function kafkaLab(): KafkaLab {
  const bootstrapServers = process.env.HIGHWATER_TEST_BROKERS as string;
  const created: string[] = [];
  const lab = {
    async newTopic(partitions, configs = {}) {
      const name = `lab-${randomUUID()}`;
      await lab.tools.createTopics([{ name, partitions, configs: { 'retention.ms': '-1', ...configs } }]);
      created.push(name);
      return name;
    },
    kcat: (args, input) => execFileSync('kcat', ['-b', bootstrapServers, '-q', ...args], { input }),
  } as KafkaLab;
  beforeAll(async () => {
    lab.tools = await startKafkaTools({ bootstrapServers });
    lab.client = testClient(bootstrapServers);
  });
  afterAll(async () => {
    await lab.tools.deleteTopics(created);
    await Promise.all([lab.tools.close(), lab.client.close()]);
  });
  return lab;
}

export function testClient(bootstrapServers: string): KafkaClient {
  const connection = {
    bootstrapServers: bootstrapServers.split(','),
    clientId: 'highwater-test',
    tls: null,
    sasl: null,
  };
  return createKafkaClient(connection);
}
