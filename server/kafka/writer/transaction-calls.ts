import type { KafkaClient } from '../client.ts';
import { type CoordinatorKind, callCoordinators } from '../coordinators.ts';
import type { ApiName, RequestOf, ResponseOf } from '../protocol/messages.ts';
import type { TopicPartition } from '../routing.ts';
import type { Producer } from './position.ts';
import { tryAgain } from './try-again.ts';

export interface OffsetToCommit extends TopicPartition {
  /** The next one to be read. */
  offset: bigint;
  /** At most 4,096 bytes, unless the brokers are configured otherwise. */
  metadata?: string | null;
  /** -1: not known. */
  leaderEpoch?: number;
}

/** The requests of one transactional id, each repeated while its coordinator is busy, moving or away. */
export interface TransactionCalls {
  /** Takes the id over: fences whoever has it and aborts what they left open. */
  takeOver(transactionTimeoutMs: number): Promise<Producer>;
  addPartitions(producer: Producer, partitions: readonly TopicPartition[]): Promise<void>;
  addOffsets(producer: Producer, group: string): Promise<void>;
  commitOffsets(producer: Producer, group: string, offsets: readonly OffsetToCommit[]): Promise<void>;
  end(producer: Producer, committed: boolean): Promise<void>;
}

/**
 * Versions before those of Kafka 4's second transaction protocol, which all brokers speak: partitions and groups are
 * added by request, and the epoch stays the same from one transaction to the next.
 */
const versions = { AddPartitionsToTxn: 3, AddOffsetsToTxn: 3, TxnOffsetCommit: 4, EndTxn: 4, InitProducerId: 5 };
const elsewhere = new Set([15, 16]);

export function transactionCalls(client: KafkaClient, transactionalId: string, timeoutMs: number): TransactionCalls {
  async function ask<A extends ApiName & keyof typeof versions>(
    [kind, key]: [CoordinatorKind, string],
    api: A,
    body: RequestOf<A>,
    codeOf: (answer: ResponseOf<A>) => number,
  ): Promise<ResponseOf<A>> {
    const moved = (answer: ResponseOf<A>) => (elsewhere.has(codeOf(answer)) ? [key] : []);
    const options = { maxVersion: versions[api], moved };
    const context = kind === 'group' ? `Group ${key}` : `Transaction of ${key}`;
    const { answer } = await tryAgain(context, timeoutMs, async () => {
      const [found] = await callCoordinators(client, kind, [key], api, () => body, options);
      if (!found) throw new Error(`No answer for ${context}`);
      if (!found.result.ok) throw found.result.error;
      return { errorCode: codeOf(found.result.value), answer: found.result.value };
    });
    return answer;
  }

  const own: [CoordinatorKind, string] = ['transaction', transactionalId];
  const as = ({ id, epoch }: Producer) => ({ transactionalId, producerId: id, producerEpoch: epoch });

  return {
    async takeOver(transactionTimeoutMs) {
      const body = { transactionalId, transactionTimeoutMs, producerId: -1n, producerEpoch: -1 };
      const { producerId, producerEpoch } = await ask(own, 'InitProducerId', body, errorCodeOf);
      return { id: producerId, epoch: producerEpoch };
    },
    async addPartitions({ id, epoch }, partitions) {
      const body = {
        v3AndBelowTransactionalId: transactionalId,
        v3AndBelowProducerId: id,
        v3AndBelowProducerEpoch: epoch,
        v3AndBelowTopics: byTopic(partitions, ({ partition }) => partition),
      };
      await ask(own, 'AddPartitionsToTxn', body, (answer) =>
        worst(
          answer.resultsByTopicV3AndBelow
            .flatMap((topic) => topic.resultsByPartition)
            .map(({ partitionErrorCode }) => partitionErrorCode),
          partitions.length,
        ),
      );
    },
    async addOffsets(producer, groupId) {
      await ask(own, 'AddOffsetsToTxn', { ...as(producer), groupId }, errorCodeOf);
    },
    async commitOffsets(producer, groupId, offsets) {
      const topics = byTopic(offsets, ({ partition, offset, metadata = null, leaderEpoch = -1 }) => ({
        partitionIndex: partition,
        committedOffset: offset,
        committedMetadata: metadata,
        committedLeaderEpoch: leaderEpoch,
      }));
      await ask(['group', groupId], 'TxnOffsetCommit', { ...as(producer), groupId, topics }, (answer) =>
        worst(
          answer.topics.flatMap((topic) => topic.partitions).map(({ errorCode }) => errorCode),
          offsets.length,
        ),
      );
    },
    async end(producer, committed) {
      await ask(own, 'EndTxn', { ...as(producer), committed }, errorCodeOf);
    },
  };
}

const errorCodeOf = ({ errorCode }: { errorCode: number }) => errorCode;
const notAttempted = 55;
const unknownServerError = -1;

/** The error that explains the others; an answer that leaves partitions out is one too. */
function worst(codes: readonly number[], asked: number): number {
  if (codes.length < asked) return unknownServerError;
  const errors = codes.filter((code) => code !== 0);
  return errors.find((code) => code !== notAttempted) ?? errors[0] ?? 0;
}

function byTopic<T extends TopicPartition, P>(items: readonly T[], partitionOf: (item: T) => P) {
  return [...Map.groupBy(items, ({ topic }) => topic)].map(([name, own]) => ({
    name,
    partitions: own.map(partitionOf),
  }));
}
