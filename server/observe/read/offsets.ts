import type { Problem } from '../../../lib/contracts/common.ts';
import type { KafkaClient } from '../../kafka/client.ts';
import { kafkaProblem } from '../problem.ts';

/** Partitions by topic. */
export type PartitionsByTopic = ReadonlyMap<string, readonly number[]>;

export interface ListedOffsets {
  topic: string;
  partition: number;
  start: bigint;
  end: bigint;
  lastStable: bigint;
  error: Problem | null;
}

const latest = -1n;
const earliest = -2n;

/** Start, high watermark and last stable offset of what one broker leads, in three requests however many there are. */
export async function readOffsets(
  kafka: KafkaClient,
  node: number,
  partitions: PartitionsByTopic,
  timeoutMs: number,
): Promise<ListedOffsets[]> {
  const list = (timestamp: bigint, isolationLevel: number) =>
    listOffsets(kafka, node, partitions, timestamp, isolationLevel, timeoutMs);
  const [ends, starts, stable] = await Promise.all([list(latest, 0), list(earliest, 0), list(latest, 1)]);
  const rows: ListedOffsets[] = [];
  for (const [topic, indexes] of partitions) {
    for (const partition of indexes) {
      const found = [starts, ends, stable].map((answer) => answer.get(topic)?.get(partition));
      const [start, end, last] = found.map((row) => row?.offset ?? -1n) as [bigint, bigint, bigint];
      const failed = found.find((row) => row === undefined || row.errorCode !== 0);
      const missing = found.includes(undefined) ? -1 : 0;
      const error = kafkaProblem(failed?.errorCode ?? missing, 'The offsets could not be read');
      rows.push({ topic, partition, start, end, lastStable: last, error });
    }
  }
  return rows;
}

async function listOffsets(
  kafka: KafkaClient,
  node: number,
  partitions: PartitionsByTopic,
  timestamp: bigint,
  isolationLevel: number,
  timeoutMs: number,
) {
  const topics = [...partitions].map(([name, indexes]) => ({
    name,
    partitions: indexes.map((partitionIndex) => ({ partitionIndex, timestamp })),
  }));
  const answer = await kafka.call('ListOffsets', { replicaId: -1, isolationLevel, topics }, { node, timeoutMs });
  return new Map(
    answer.topics.map((topic) => [topic.name, new Map(topic.partitions.map((row) => [row.partitionIndex, row]))]),
  );
}
