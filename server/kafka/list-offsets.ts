import { AppError, type Outcome } from '../../lib/errors.ts';
import type { KafkaClient } from './client.ts';
import { toKafkaAppError } from './errors.ts';
import type { ListOffsetsResponseListOffsetsPartitionResponse, ResponseOf } from './protocol/messages.ts';
import { callLeaders, partitionKey, type TopicPartition } from './routing.ts';

/** ListOffsets' own timestamps: the high watermark (the last stable offset with isolation 1), the start of the log. */
export const LATEST = -1n;
export const EARLIEST = -2n;
/** The record with the latest timestamp (KIP-734); older brokers refuse it. */
export const LATEST_TIME = -3n;
/** NOT_LEADER_OR_FOLLOWER, UNKNOWN_TOPIC_OR_PARTITION, FENCED_LEADER_EPOCH: the metadata is old. */
const movedCodes = [6, 3, 74];

export interface ListedOffset {
  offset: bigint;
  /** -1: not known. */
  leaderEpoch: number;
  /** Of the record there, in milliseconds since 1970; -1 where none was looked for. */
  timestamp: bigint;
}

export interface ListedPartition extends TopicPartition {
  /** Null: no record is that late. */
  listed: Outcome<ListedOffset | null>;
}

type Row = ListOffsetsResponseListOffsetsPartitionResponse & { topic: string };

/**
 * The first offset whose record is not older than `timestamp` (milliseconds since 1970, or one of ListOffsets' own), of
 * each partition in the order given, in one request to each leader. A partition may not stand there twice.
 */
export async function listOffsets(
  client: KafkaClient,
  partitions: readonly TopicPartition[],
  timestamp: bigint,
  isolationLevel = 0,
): Promise<ListedPartition[]> {
  const answers = await callLeaders(
    client,
    partitions,
    'ListOffsets',
    (asked) => {
      const topics = [...Map.groupBy(asked, ({ topic }) => topic)].map(([name, own]) => ({
        name,
        partitions: own.map(({ partition }) => ({ partitionIndex: partition, timestamp })),
      }));
      return { replicaId: -1, isolationLevel, topics };
    },
    {
      moved: (answer) =>
        rowsOf(answer)
          .filter((row) => movedCodes.includes(row.errorCode))
          .map(({ topic, partitionIndex }) => ({ topic, partition: partitionIndex })),
    },
  );
  const found = new Map<string, Outcome<ListedOffset | null>>();
  for (const { partitions: asked, result } of answers) {
    const rows = new Map(
      result.ok
        ? rowsOf(result.value).map((row) => [partitionKey({ ...row, partition: row.partitionIndex }), row])
        : [],
    );
    for (const one of asked)
      found.set(partitionKey(one), result.ok ? outcomeOf(rows.get(partitionKey(one)), one) : result);
  }
  return partitions.map(({ topic, partition }) => ({
    topic,
    partition,
    listed: found.get(partitionKey({ topic, partition })) ?? outcomeOf(undefined, { topic, partition }),
  }));
}

function outcomeOf(row: Row | undefined, { topic, partition }: TopicPartition): Outcome<ListedOffset | null> {
  if (!row) {
    const message = `The broker answered without partition ${partition} of ${topic}.`;
    return { ok: false, error: new AppError('KAFKA_ERROR', message) };
  }
  if (row.errorCode !== 0) {
    const context = `Asking for offsets of partition ${partition} of ${topic}`;
    return { ok: false, error: toKafkaAppError(row.errorCode, context) };
  }
  const { offset, leaderEpoch, timestamp } = row;
  return { ok: true, value: offset < 0n ? null : { offset, leaderEpoch, timestamp } };
}

function rowsOf(answer: ResponseOf<'ListOffsets'>): Row[] {
  return answer.topics.flatMap(({ name, partitions }) => partitions.map((row) => ({ ...row, topic: name })));
}
