import type { Problem } from '../../../lib/contracts/common.ts';
import type { GroupStatus, GroupSummary } from '../../../lib/contracts/groups.ts';

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  readonly committed: bigint | null;
  readonly start: bigint | null;
  readonly end: bigint | null;
  readonly lag: bigint | null;
  /** Records that were removed before the group read them. */
  readonly lost: bigint | null;
  readonly lagSeconds: number | null;
  readonly status: GroupStatus;
  /** Milliseconds since 1970. */
  readonly statusSince: number;
  readonly consumedPerSecond: number | null;
  readonly producedPerSecond: number | null;
  readonly memberId: string | null;
  readonly lastCommitSeenAt: number | null;
  readonly metadata: string | null;
  readonly error: Problem | null;
}

export type CatchUp = Pick<GroupSummary, 'catchUp' | 'catchUpSeconds'>;

export interface GroupLag extends CatchUp {
  readonly status: GroupStatus;
  readonly statusSince: number;
  readonly lag: bigint | null;
  readonly lagSeconds: number | null;
  readonly consumedPerSecond: number | null;
  readonly producedPerSecond: number | null;
  readonly partitions: readonly PartitionLag[];
  /** Why a number above is null. */
  readonly error: Problem | null;
}

/** Worst first. */
const rank: readonly GroupStatus[] = ['STALLED', 'STOPPED', 'BEHIND', 'REWOUND', 'UNKNOWN', 'OK', 'EMPTY'];

/** 0 is the worst. */
export function statusRank(status: GroupStatus): number {
  return rank.indexOf(status);
}

function worstStatus(statuses: Iterable<GroupStatus>): GroupStatus | null {
  let worst: GroupStatus | null = null;
  for (const status of statuses) if (worst === null || statusRank(status) < statusRank(worst)) worst = status;
  return worst;
}

/**
 * The group as the sum of its partitions. Partitions without a commit are no part of the sums, as in Kafka's own tool;
 * a sum is null as soon as one of its terms is unknown.
 */
export function sumUp(
  partitions: readonly PartitionLag[],
  { members, error, now }: { members: number | null; error: Problem | null; now: number },
): GroupLag {
  const read = partitions.filter(({ committed }) => committed !== null);
  const status = statusOf(read, partitions, members, error);
  const since = partitions.filter((row) => row.status === status).map((row) => row.statusSince);
  const lag = sumOffsets(read.map((row) => row.lag));
  const rates = {
    consumedPerSecond: sumRates(read.map((row) => row.consumedPerSecond)),
    producedPerSecond: sumRates(read.map((row) => row.producedPerSecond)),
  };
  const lagSeconds = read.length === 0 ? null : worstOf(read.map((row) => row.lagSeconds));
  return {
    status,
    statusSince: since.length > 0 ? Math.min(...since) : now,
    lag: read.length === 0 ? null : lag,
    lagSeconds,
    ...rates,
    ...catchUpOf({ status, lag: read.length === 0 ? null : lag, ...rates }),
    partitions,
    error: error ?? problemOf(read),
  };
}

function statusOf(
  read: readonly PartitionLag[],
  all: readonly PartitionLag[],
  members: number | null,
  error: Problem | null,
): GroupStatus {
  if (error !== null) return 'UNKNOWN';
  const counted = read.length > 0 ? read : all;
  const worst = worstStatus(counted.map(({ status }) => status));
  if (worst === null) return members === 0 ? 'EMPTY' : 'OK';
  return worst === 'EMPTY' && members !== 0 ? 'OK' : worst;
}

/** How long the present backlog takes: at the reading rate while the group keeps up, else at what it gains. */
export function catchUpOf(group: {
  status: GroupStatus;
  lag: bigint | null;
  consumedPerSecond: number | null;
  producedPerSecond: number | null;
}): CatchUp {
  const { status, lag, consumedPerSecond: out, producedPerSecond: come } = group;
  if (lag === null) return { catchUp: 'unknown', catchUpSeconds: null };
  if (lag === 0n) return { catchUp: 'caught-up', catchUpSeconds: 0 };
  if (status === 'STALLED' || status === 'STOPPED') return { catchUp: 'never', catchUpSeconds: null };
  if (out === null || come === null) return { catchUp: 'unknown', catchUpSeconds: null };
  const backlogSeconds = out > 0 ? Number(lag) / out : Number.POSITIVE_INFINITY;
  if (status === 'OK' && backlogSeconds <= 30) return { catchUp: 'in', catchUpSeconds: backlogSeconds };
  // Less than 1 % of gain is noise of the sampling, and would promise years.
  if (out <= come * 1.01) return { catchUp: 'never', catchUpSeconds: null };
  return { catchUp: 'in', catchUpSeconds: Number(lag) / (out - come) };
}

function sumOffsets(values: readonly (bigint | null)[]): bigint | null {
  let sum = 0n;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function sumRates(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0);
}

function worstOf(values: readonly (number | null)[]): number | null {
  return values.includes(null) ? null : Math.max(...(values as number[]));
}

function problemOf(rows: readonly PartitionLag[]): Problem | null {
  const unknown = rows.filter(({ lag }) => lag === null);
  const [first] = unknown;
  if (!first) return null;
  const why = first.error?.message ?? 'It could not be read.';
  return {
    code: first.error?.code ?? 'UNKNOWN',
    message: `The lag of ${unknown.length} of ${rows.length} partitions is unknown. ${first.topic}-${first.partition}: ${why}`,
  };
}
