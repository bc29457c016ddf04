import { outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { readBatches } from '../kafka/records/batch.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { RecordsError } from '../kafka/records/records-error.ts';
import { partitionKey, type TopicPartition } from '../kafka/routing.ts';

export interface WantedTime extends TopicPartition {
  offset: bigint;
  /** The high watermark. */
  end: bigint;
}

/** A batch that is longer comes whole only when it is the first of an answer, so it is asked for once more, alone. */
const bytesPerPartition = 16_384;
const partitionsPerRequest = 64;
const mostAskedAlone = 64;
const answerMs = 3_000;

/**
 * The time of the record at each offset, or of the next where there is none (milliseconds since 1970), in the order
 * given: null where there are no records up to the end, undefined where it was not found out. Nothing fails for it.
 */
export async function readRecordTimes(
  kafka: KafkaClient,
  wanted: readonly WantedTime[],
): Promise<(bigint | null | undefined)[]> {
  const times = new Map<WantedTime, bigint | null>();
  const open = wanted.filter((row) => row.offset < row.end || void times.set(row, null));
  const topics = await outcome(() => kafka.topics([...new Set(open.map(({ topic }) => topic))]));
  if (!topics.ok) return wanted.map((row) => times.get(row));
  const placed = open.flatMap((row) => {
    const topic = topics.value.get(row.topic);
    const leader = topic?.partitions.find(({ partitionIndex }) => partitionIndex === row.partition)?.leaderId ?? -1;
    return topic && leader >= 0 ? [{ row, leader, topicId: topic.topicId }] : [];
  });
  const ask = async (leader: number, rows: Placed[]) => {
    const found = await outcome(() => fetchTimes(kafka, leader, rows));
    if (found.ok) for (const [row, time] of found.value) times.set(row, time);
  };
  await Promise.all(
    [...Map.groupBy(placed, ({ leader }) => leader)].map(async ([leader, rows]) => {
      for (const some of chunks(rows, partitionsPerRequest)) await ask(leader, some);
      const cut = rows.filter(({ row }) => !times.has(row)).slice(0, mostAskedAlone);
      for (const one of cut) await ask(leader, [one]);
    }),
  );
  return wanted.map((row) => times.get(row));
}

interface Placed {
  row: WantedTime;
  topicId: string;
}

async function fetchTimes(kafka: KafkaClient, node: number, placed: readonly Placed[]) {
  const topics = [...Map.groupBy(placed, ({ row }) => row.topic)].map(([topic, own]) => ({
    topic,
    topicId: own[0]?.topicId as string,
    partitions: own.map(({ row }) => ({
      partition: row.partition,
      fetchOffset: row.offset,
      partitionMaxBytes: bytesPerPartition,
    })),
  }));
  const maxBytes = bytesPerPartition * placed.length;
  const body = { maxWaitMs: 0, minBytes: 0, maxBytes, isolationLevel: 0, topics, forgottenTopicsData: [] };
  const answer = await kafka.call('Fetch', body, { node, timeoutMs: answerMs });
  const names = new Map(placed.map(({ row, topicId }) => [topicId, row.topic]));
  const rows = new Map(placed.map(({ row }) => [partitionKey(row), row]));
  const found = new Map<WantedTime, bigint | null>();
  for (const { topic, topicId, partitions } of answer.responses) {
    for (const { partitionIndex, errorCode, records } of partitions) {
      const row = rows.get(partitionKey({ topic: topic || (names.get(topicId) ?? ''), partition: partitionIndex }));
      const time = row && errorCode === 0 && records ? timeOf(records, row) : undefined;
      if (row && time !== undefined) found.set(row, time);
    }
  }
  return found;
}

/** Markers of transactions are no records. Undefined: the bytes end or are damaged before it is clear. */
export function timeOf(bytes: Buffer, wanted: Pick<WantedTime, 'offset' | 'end'>): bigint | null | undefined {
  try {
    return firstTime(bytes, wanted);
  } catch (error) {
    if (error instanceof RecordsError) return undefined;
    throw error;
  }
}

function firstTime(bytes: Buffer, { offset, end }: Pick<WantedTime, 'offset' | 'end'>): bigint | null | undefined {
  for (const batch of readBatches(bytes)) {
    if (batch.lastOffset < offset) continue;
    if (batch.kind === 'unreadable') return undefined;
    if (!batch.control) {
      const cursor = new RecordCursor(batch);
      while (cursor.next()) if (cursor.offset >= offset) return cursor.timestamp < 0n ? undefined : cursor.timestamp;
    }
    if (batch.lastOffset >= end - 1n) return null;
  }
  return undefined;
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
