import type { TopicPartition } from '../kafka/routing.ts';
import { wrongField } from './named-topics.ts';
import type { PurgeTarget } from './purge-target.ts';

export interface PartitionLog extends TopicPartition {
  readonly start: bigint;
  /** The high watermark. */
  readonly end: bigint;
  /** The first offset at or after the time asked for; null: none was asked, or no record is that late. */
  readonly found: bigint | null;
}

/** A log that begins at `after` from now on. */
export interface PurgedLog extends TopicPartition {
  readonly before: bigint;
  readonly after: bigint;
  readonly end: bigint;
}

/** The logs that lose records. Throws BAD_REQUEST for an offset beyond an end, and when none loses any. */
export function planPurge(logs: readonly PartitionLog[], target: PurgeTarget): PurgedLog[] {
  const beyond = typeof target === 'object' && 'offset' in target ? logs.filter(({ end }) => target.offset > end) : [];
  if (beyond[0]) {
    const { topic, partition, end } = beyond[0];
    const others = beyond.length > 1 ? `, and beyond that of ${beyond.length - 1} more` : '';
    throw wrongField('to.offset', `is beyond the end of ${topic}-${partition}, which is ${end}${others}`);
  }
  const purged = logs
    .map(({ topic, partition, start, end, found }) => ({
      ...{ topic, partition, before: start, end },
      after: target === 'end' ? end : 'offset' in target ? target.offset : (found ?? end),
    }))
    .filter(({ before, after }) => after > before);
  if (purged.length === 0) throw wrongField('to', 'would delete nothing: no record is before it');
  return purged;
}
