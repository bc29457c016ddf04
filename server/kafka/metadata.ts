import type { Address } from './address.ts';
import type { BrokerAddress } from './client.ts';
import type { MetadataResponseTopic, ResponseOf } from './protocol/messages.ts';

/** What the client remembers of the cluster to find its way; topics are those that somebody asked for. */
export interface MetadataCache {
  readonly known: boolean;
  brokers(): BrokerAddress[];
  address(node: number): Address | null;
  topic(name: string): MetadataResponseTopic | undefined;
  learn(answer: ResponseOf<'Metadata'>): void;
}

const mostTopics = 20_000;

export function createMetadataCache(): MetadataCache {
  let brokers = new Map<number, BrokerAddress>();
  const topics = new Map<string, MetadataResponseTopic>();
  return {
    get known() {
      return brokers.size > 0;
    },
    brokers: () => [...brokers.values()],
    address: (node) => brokers.get(node) ?? null,
    topic: (name) => topics.get(name),
    learn(answer) {
      // A broker that has just started may know of no broker yet, itself included.
      if (answer.brokers.length > 0) {
        brokers = new Map(
          answer.brokers.map(({ nodeId, host, port, rack }) => [nodeId, { id: nodeId, host, port, rack }]),
        );
      }
      if (topics.size > mostTopics) topics.clear();
      for (const topic of answer.topics ?? []) {
        if (topic.name === null) continue;
        if (topic.errorCode === 0) topics.set(topic.name, topic);
        else topics.delete(topic.name);
      }
    },
  };
}
