import { AppError, type Outcome } from '../../../lib/errors.ts';
import type { ProduceResponsePartitionProduceResponse, RequestOf, ResponseOf } from '../protocol/messages.ts';
import type { TopicPartition } from '../routing.ts';
import type { Acks } from './verdict.ts';

/** One batch for one partition. */
export interface Part extends TopicPartition {
  bytes: Buffer;
}

export type PartitionAnswer = Pick<
  ProduceResponsePartitionProduceResponse,
  'errorCode' | 'errorMessage' | 'baseOffset' | 'logAppendTimeMs' | 'recordErrors'
>;

export interface ProduceSettings {
  acks: Acks;
  /** How long the leader waits for its replicas, in milliseconds. */
  timeoutMs: number;
  transactionalId: string | null;
}

/** Above it a transaction's partitions are added without being asked (12), and topics go by their ids (13). */
export const produceVersion = 11;

/** One request for one leader; a partition may appear once. */
export function produceRequest(parts: readonly Part[], settings: ProduceSettings): RequestOf<'Produce'> {
  const topics = Map.groupBy(parts, ({ topic }) => topic);
  return {
    ...settings,
    topicData: [...topics].map(([name, own]) => ({
      name,
      partitionData: own.map(({ partition, bytes }) => ({ index: partition, records: bytes })),
    })),
  };
}

/** What the leader answers for one part; a part that it passes over in silence is a failure. */
export function answerTo(
  { topic, partition }: TopicPartition,
  answer: ResponseOf<'Produce'>,
): Outcome<PartitionAnswer> {
  const value = answer.responses
    .find(({ name }) => name === topic)
    ?.partitionResponses.find(({ index }) => index === partition);
  if (value) return { ok: true, value };
  const message = `The leader of partition ${partition} of ${topic} answered without a word about it.`;
  return { ok: false, error: new AppError('KAFKA_PROTOCOL_ERROR', message, { details: { sent: true } }) };
}

/** What stands for an answer where none comes (acks none). */
export const unanswered: PartitionAnswer = {
  errorCode: 0,
  errorMessage: null,
  baseOffset: -1n,
  logAppendTimeMs: -1n,
  recordErrors: [],
};
