import 'server-only';
import type { CallOptions, KafkaClient } from '../kafka/client.ts';
import type { DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse } from '../kafka/protocol/messages.ts';
import type { Observer } from '../observe/observer.ts';

/** How long a broker may take for all of it, in milliseconds. */
const patienceMs = 500;
const partitionsPerRequest = 2_000;

/**
 * Replicas that are out of sync and yet have every committed record (KIP-966), by partition. Null where the brokers do
 * not tell, or not in time: the page is worth more than this column.
 */
export async function readEligibleLeaders({ ask }: Observer, topic: string): Promise<Map<number, number[]> | null> {
  try {
    return await ask((kafka, options) => read(kafka, topic, options), patienceMs);
  } catch {
    return null;
  }
}

async function read(kafka: KafkaClient, topic: string, options: CallOptions): Promise<Map<number, number[]> | null> {
  if ((await kafka.version('DescribeTopicPartitions', options.node)) === null) return null;
  const eligible = new Map<number, number[]>();
  let cursor: DescribeTopicPartitionsResponse['nextCursor'] = null;
  do {
    const request: DescribeTopicPartitionsRequest = {
      topics: [{ name: topic }],
      responsePartitionLimit: partitionsPerRequest,
      cursor,
    };
    const answer = await kafka.call('DescribeTopicPartitions', request, options);
    for (const { partitionIndex, eligibleLeaderReplicas } of answer.topics[0]?.partitions ?? []) {
      eligible.set(partitionIndex, eligibleLeaderReplicas ?? []);
    }
    cursor = answer.nextCursor;
  } while (cursor !== null);
  return eligible;
}
