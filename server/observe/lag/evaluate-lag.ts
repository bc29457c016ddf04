import type { GroupStatus } from '../../../lib/contracts/groups.ts';
import { nextOffset } from './position.ts';

/** One sample of a partition that a group reads; null is what could not be read. */
export interface LagPoint {
  at: number;
  start: bigint | null;
  end: bigint | null;
  committed: bigint | null;
}

export interface LagWindow {
  /** Oldest first; the last one is the present. */
  points: readonly LagPoint[];
  /** When the commit was last seen to move, in milliseconds; null: not since it is watched. */
  lastCommitAt: number | null;
  /** Of the group; null when it is not known. */
  members: number | null;
  /** Nothing but transaction markers lies between what was committed and the end. */
  onlyMarkers: boolean;
  previous: LagVerdict | null;
}

export interface LagVerdict {
  status: GroupStatus;
  /** Milliseconds since 1970: since when it has this status as far as was watched. */
  since: number;
}

/** How far back points matter, in milliseconds. */
export const lagWindowMs = 10 * 60_000;

const shortestStallMs = 60_000;
const longestStallMs = 5 * 60_000;
const growthWindowMs = 3 * 60_000;
const shortestGrowthMs = 60_000;

/**
 * The verdict on one partition; with nothing waiting, the present point is enough. All limits are times, so a fast and a slow committer are judged alike:
 * - STALLED and STOPPED: records wait and the commit has not moved for three times the longest pause this consumer
 *   made between commits while records waited, at least 1 and at most 5 minutes; STOPPED when the group has no members.
 * - REWOUND: the commit moved back and has not reached its old place again.
 * - BEHIND: in each third of the last 3 minutes the smallest lag was larger than before, by at least 5 % of what came
 *   in, and at least 10 s of records wait. It stays until the lag shrinks, or until less than 5 s of records wait.
 * The smallest lag of a third is the lag right after a commit: the saw teeth between commits don't count.
 */
export function evaluateLag({ points, lastCommitAt, members, onlyMarkers, previous }: LagWindow): LagVerdict {
  const present = points.at(-1);
  const lag = present ? lagOf(present) : null;
  if (!present || lag === null) return verdict('UNKNOWN', present?.at ?? 0, previous);
  // Consumers that assign partitions by hand have no members, but they commit.
  const commits = lastCommitAt !== null && present.at - lastCommitAt <= lagWindowMs;
  if (lag === 0n || onlyMarkers) {
    return verdict(members === 0 && !commits ? 'EMPTY' : 'OK', present.at, previous);
  }
  const still = stillSince(points);
  if (present.at - still >= stallLimit(points)) return { status: members === 0 ? 'STOPPED' : 'STALLED', since: still };
  const rewound = rewoundAt(points);
  if (rewound !== null) return { status: 'REWOUND', since: rewound };
  if (isBehind(points, previous?.status === 'BEHIND')) return verdict('BEHIND', present.at, previous);
  const watched = present.at - (points[0] as LagPoint).at;
  const judged = previous !== null && previous.status !== 'UNKNOWN';
  if (!commits && !judged && watched < shortestStallMs) return verdict('UNKNOWN', present.at, previous);
  return verdict('OK', present.at, previous);
}

/** Records between the commit, or the start of the log if that is later, and the end; null where it can't be known. */
export function lagOf({ start, end, committed }: Omit<LagPoint, 'at'>): bigint | null {
  if (end === null || committed === null || committed > end) return null;
  const from = nextOffset(committed, start);
  return from > end ? 0n : end - from;
}

function verdict(status: GroupStatus, now: number, previous: LagVerdict | null): LagVerdict {
  return previous?.status === status ? previous : { status, since: now };
}

/** Since when the commit has stayed where it is while records waited. */
function stillSince(points: readonly LagPoint[]): number {
  const present = points.at(-1) as LagPoint;
  let since = present.at;
  for (let i = points.length - 1; i >= 0; i -= 1) {
    const { at, end, committed } = points[i] as LagPoint;
    if (end === null || committed === null) continue;
    if (committed !== present.committed || end <= committed) break;
    since = at;
  }
  return since;
}

function stallLimit(points: readonly LagPoint[]): number {
  let longest = 0;
  let waitingSince: number | null = null;
  let before: bigint | null = null;
  for (const { at, end, committed } of points) {
    if (end === null || committed === null) continue;
    if (before !== null && committed !== before) {
      if (waitingSince !== null) longest = Math.max(longest, at - waitingSince);
      waitingSince = null;
    }
    if (end <= committed) waitingSince = null;
    else waitingSince ??= at;
    before = committed;
  }
  return Math.min(longestStallMs, Math.max(shortestStallMs, 3 * longest));
}

/** When the commit moved back, unless it has reached its old place since. */
function rewoundAt(points: readonly LagPoint[]): number | null {
  const present = points.at(-1)?.committed ?? null;
  let before: bigint | null = null;
  let rewound: { at: number; from: bigint } | null = null;
  for (const { at, committed } of points) {
    if (committed === null) continue;
    if (before !== null && committed < before) rewound = { at, from: before };
    before = committed;
  }
  return rewound && present !== null && present < rewound.from ? rewound.at : null;
}

function isBehind(points: readonly LagPoint[], already: boolean): boolean {
  const now = (points.at(-1) as LagPoint).at;
  const known = points.filter((point) => point.at > now - growthWindowMs && lagOf(point) !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || last.at - first.at < shortestGrowthMs) return already;
  const spanMs = last.at - first.at;
  const produced = Number((last.end as bigint) - (first.end as bigint));
  const [early, middle, late] = smallestOfThirds(known, first.at, spanMs);
  if (early === undefined || middle === undefined || late === undefined) return already;
  const secondsWaiting = produced > 0 ? (late * spanMs) / produced / 1000 : Number.POSITIVE_INFINITY;
  if (already) return secondsWaiting >= 5 && late > early * 0.95;
  return produced > 0 && early < middle && middle < late && late - early >= produced * 0.05 && secondsWaiting >= 10;
}

function smallestOfThirds(points: readonly LagPoint[], from: number, spanMs: number): (number | undefined)[] {
  const smallest: (number | undefined)[] = [];
  for (const point of points) {
    const third = Math.min(2, Math.floor(((point.at - from) * 3) / spanMs));
    const lag = Number(lagOf(point));
    smallest[third] = Math.min(smallest[third] ?? lag, lag);
  }
  return smallest;
}
