import type { CallOptions, KafkaClient } from '../../kafka/client.ts';
import { assertOk } from '../../kafka/errors.ts';

export interface ListedBroker {
  id: number;
  host: string;
  port: number;
  rack: string | null;
  /** The controller does not count it: it has not sent heartbeats, or has not caught up yet. */
  fenced: boolean;
}

export interface ListedBrokers {
  kafkaClusterId: string | null;
  controllerId: number;
  brokers: ListedBroker[];
}

/** All registered brokers; clusters before 4.0 list only those that live. */
export async function readBrokers(kafka: KafkaClient, options: CallOptions): Promise<ListedBrokers> {
  const version = await kafka.version('DescribeCluster', options.node);
  if (version === null) return readLiveBrokers(kafka, options);
  const answer = await kafka.call(
    'DescribeCluster',
    { includeClusterAuthorizedOperations: false, includeFencedBrokers: version >= 2 },
    options,
  );
  assertOk(answer.errorCode, 'The brokers could not be listed', answer.errorMessage);
  return {
    kafkaClusterId: answer.clusterId,
    controllerId: answer.controllerId,
    brokers: answer.brokers.map(
      ({ brokerId, host, port, rack, isFenced }): ListedBroker => ({
        id: brokerId,
        host,
        port,
        rack,
        fenced: isFenced,
      }),
    ),
  };
}

async function readLiveBrokers(kafka: KafkaClient, options: CallOptions): Promise<ListedBrokers> {
  const { clusterId, controllerId, brokers } = await kafka.call('Metadata', { topics: [] }, options);
  return {
    kafkaClusterId: clusterId,
    controllerId,
    brokers: brokers.map(({ nodeId, host, port, rack }) => ({ id: nodeId, host, port, rack, fenced: false })),
  };
}
