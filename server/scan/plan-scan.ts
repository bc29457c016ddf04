import type { AppError, Outcome } from '../../lib/errors.ts';
import type { Cursor, CursorPartition } from './cursor.ts';
import type { Range } from './parse-range.ts';
import { type LogFacts, type PartitionRange, planRange, type Resume } from './plan-ranges.ts';
import type { Place } from './run-scan.ts';

export interface FailedPartition {
  partition: number;
  error: AppError;
}

export interface ScanPlan {
  ranges: PartitionRange[];
  /** Those whose leader did not say where their log begins and ends. */
  failed: FailedPartition[];
}

/** What is examined of each partition, ascending; a cursor says where the page before stopped. */
export function planScan(
  range: Pick<Range, 'from' | 'to'>,
  order: 'newest' | 'oldest',
  facts: ReadonlyMap<number, Outcome<LogFacts>>,
  cursor: Cursor | null,
): ScanPlan {
  const stops = new Map(cursor?.partitions.map((entry) => [entry.partition, resumeOf(entry)]));
  const plan: ScanPlan = { ranges: [], failed: [] };
  for (const [partition, fact] of [...facts].sort(([a], [b]) => a - b)) {
    if (fact.ok) plan.ranges.push(planRange(range, order, fact.value, stops.get(partition) ?? null));
    else plan.failed.push({ partition, error: fact.error });
  }
  return plan;
}

/** Where reading begins, in each of the ranges. */
export function beginning({ ranges }: ScanPlan, order: 'newest' | 'oldest'): Place[] {
  return ranges.map(({ partition, start, end }) => ({ partition, position: order === 'newest' ? end : start }));
}

/**
 * What a further page needs of each partition: where this one is, in each of the plan's ranges, or, where it could not
 * read, what it was told.
 */
export function stopsAt(
  plan: ScanPlan,
  places: readonly Place[],
  cursor: Cursor | null,
  frozenEnds: boolean,
): CursorPartition[] {
  const told = new Map(cursor?.partitions.map((entry) => [entry.partition, entry]));
  const read = places.map(({ partition, position }, index): CursorPartition => {
    const end = frozenEnds ? (plan.ranges[index]?.end ?? null) : null;
    return { partition, position, end };
  });
  const failed = plan.failed.map(({ partition }): CursorPartition => {
    return told.get(partition) ?? { partition, position: null, end: null };
  });
  return [...read, ...failed].sort((a, b) => a.partition - b.partition);
}

function resumeOf({ position, end }: CursorPartition): Resume | null {
  return position === null ? null : { position, end };
}
