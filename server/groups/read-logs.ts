import type { Outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { EARLIEST, LATEST, type ListedOffset, listOffsets } from '../kafka/list-offsets.ts';
import type { TopicPartition } from '../kafka/routing.ts';

export interface LogEdges {
  start: ListedOffset;
  /** The high watermark. */
  end: ListedOffset;
  /** The first record at or after the time that was asked; null: none was asked, or none is that late. */
  found: ListedOffset | null;
}

/** Where each partition's log starts and ends, and where `time` (milliseconds since 1970) leads; in the order given. */
export async function readLogs(
  kafka: KafkaClient,
  partitions: readonly TopicPartition[],
  time: bigint | null = null,
): Promise<Outcome<LogEdges>[]> {
  const [starts, ends, times] = await Promise.all([
    listOffsets(kafka, partitions, EARLIEST),
    listOffsets(kafka, partitions, LATEST),
    time === null ? [] : listOffsets(kafka, partitions, time),
  ]);
  const nowhere = { offset: 0n, leaderEpoch: -1, timestamp: -1n };
  return starts.map(({ listed: start }, index) => {
    const [end, found] = [ends[index]?.listed, times[index]?.listed];
    if (!start.ok) return start;
    if (end && !end.ok) return end;
    if (found && !found.ok) return found;
    return {
      ok: true,
      value: { start: start.value ?? nowhere, end: end?.value ?? nowhere, found: found?.value ?? null },
    };
  });
}
