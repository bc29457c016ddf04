import { readLogs } from '../groups/read-logs.ts';
import type { KafkaClient } from '../kafka/client.ts';

/**
 * The offsets between the start and the end of each topic's logs, by name: the most records it can hold, since
 * compaction and transactions leave gaps. Null: not every partition could be asked.
 */
export async function readRecordCounts(
  kafka: KafkaClient,
  topics: readonly { readonly name: string; readonly partitions: number }[],
): Promise<Map<string, bigint | null>> {
  const all = topics.flatMap(({ name, partitions }) =>
    Array.from({ length: partitions }, (_, partition) => ({ topic: name, partition })),
  );
  const counts = new Map<string, bigint | null>(topics.map(({ name }) => [name, 0n]));
  for (const [index, log] of (await readLogs(kafka, all)).entries()) {
    const topic = all[index]?.topic ?? '';
    const count = counts.get(topic) ?? null;
    counts.set(topic, count === null || !log.ok ? null : count + log.value.end.offset - log.value.start.offset);
  }
  return counts;
}
