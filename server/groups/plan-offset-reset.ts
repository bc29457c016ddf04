import type { TopicPartition } from '../kafka/routing.ts';

/** Where a reset aims, the same for every partition; `each`: every partition has its own `wanted`. */
export type Aim = 'earliest' | 'latest' | { offset: bigint } | { shift: bigint } | 'each';

export interface LogBounds {
  start: bigint;
  /** The high watermark. */
  end: bigint;
}

export interface PartitionFacts extends TopicPartition, LogBounds {
  /** What is committed; null: nothing. */
  committed: bigint | null;
  /** With `each`: where this partition shall go; null: to where its records end. */
  wanted?: bigint | null;
}

export interface PlannedOffset extends TopicPartition {
  before: bigint | null;
  /** Null: nothing is committed and nothing will be. */
  after: bigint | null;
  /** The aim lay outside of the log: the edge that took its place. */
  clamped: 'start' | 'end' | null;
  records: { count: bigint; word: 'read again' | 'skipped' } | null;
}

/**
 * What a reset commits, as kafka-consumer-groups decides it: an aim outside of the log goes to its nearer edge, a time
 * after the last record to the end. Nothing can be shifted where nothing is committed.
 */
export function planOffsetReset(aim: Aim, facts: PartitionFacts): PlannedOffset {
  const { topic, partition, committed: before, start, end } = facts;
  const wanted = wantedOffset(aim, facts);
  if (wanted === null) return { topic, partition, before, after: before, clamped: null, records: null };
  const after = clamp(wanted, facts);
  const clamped = wanted < start ? 'start' : wanted > end ? 'end' : null;
  return { topic, partition, before, after, clamped, records: recordsBetween(before, after, facts) };
}

function wantedOffset(aim: Aim, { committed, start, end, wanted }: PartitionFacts): bigint | null {
  if (aim === 'earliest') return start;
  if (aim === 'latest') return end;
  if (aim === 'each') return wanted ?? end;
  if ('offset' in aim) return aim.offset;
  return committed === null ? null : committed + aim.shift;
}

/** Counts what the log has: a commit below its start has lost records already, one beyond its end has none. */
export function recordsBetween(before: bigint | null, after: bigint | null, log: LogBounds): PlannedOffset['records'] {
  if (before === null || after === null || before === after) return null;
  const moved = clamp(after, log) - clamp(before, log);
  if (moved === 0n) return null;
  return moved < 0n ? { count: -moved, word: 'read again' } : { count: moved, word: 'skipped' };
}

function clamp(offset: bigint, { start, end }: LogBounds): bigint {
  return offset < start ? start : offset > end ? end : offset;
}
