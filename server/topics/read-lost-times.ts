import { readRecordTimes } from '../groups/read-record-times.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { TimedPurge } from './draft-purge.ts';
import type { PurgedLog } from './plan-purge.ts';

/** Reading a time costs a piece of the log. */
const mostTimed = 500;

/** The logs with the times of what goes and stays; those beyond the first 500, and what cannot be read, without. */
export async function readLostTimes(
  kafka: KafkaClient,
  logs: readonly PurgedLog[],
): Promise<{ logs: TimedPurge[]; timed: number }> {
  const asked = logs.slice(0, mostTimed);
  const [first, last, kept] = await Promise.all([
    readRecordTimes(
      kafka,
      asked.map((log) => ({ ...log, offset: log.before, end: log.after })),
    ),
    readRecordTimes(
      kafka,
      asked.map((log) => ({ ...log, offset: log.after - 1n, end: log.after })),
    ),
    readRecordTimes(
      kafka,
      asked.map((log) => ({ ...log, offset: log.after })),
    ),
  ]);
  return {
    logs: logs.map((log, index) => ({ ...log, first: first[index], last: last[index], kept: kept[index] })),
    timed: asked.length,
  };
}
