import type { GroupSummary } from '../../lib/contracts/groups.ts';
import type { OffsetHistory } from '../observe/history/offset-history.ts';
import { type GroupLag, sumUp } from '../observe/lag/group-lag.ts';
import { evenMoments, lagOverTime } from '../observe/lag/lag-over-time.ts';
import type { ClusterSnapshot, GroupState } from '../observe/snapshot.ts';

/** A group with its numbers; the lag is still a number, to sort by. */
export type GroupRow = Omit<GroupSummary, 'lag' | 'trend'> & { lag: bigint | null };

export function groupRows(snapshot: ClusterSnapshot): GroupRow[] {
  return [...(snapshot.groups?.values() ?? [])].map((group) => groupRow(group, lagOfGroup(group.id, snapshot)));
}

export function lagOfGroup(id: string, { groups, groupLags, takenAt }: ClusterSnapshot): GroupLag {
  const { members = null, error = null } = groups?.get(id) ?? {};
  return groupLags.get(id) ?? sumUp([], { members: members?.length ?? null, error, now: takenAt ?? 0 });
}

export function groupRow(group: GroupState, lag: GroupLag): GroupRow {
  const assigned = (group.members ?? []).flatMap(({ assignment }) => assignment.map(({ topic }) => topic));
  return {
    id: group.id,
    type: group.type,
    protocol: group.protocol,
    state: group.state,
    status: lag.status,
    coordinator: group.coordinator,
    members: group.members?.length ?? null,
    topics: [...new Set([...lag.partitions.map(({ topic }) => topic), ...assigned])].sort(),
    lag: lag.lag,
    lagSeconds: lag.lagSeconds,
    consumedPerSecond: lag.consumedPerSecond,
    producedPerSecond: lag.producedPerSecond,
    catchUpSeconds: lag.catchUpSeconds,
    catchUp: lag.catchUp,
    error: lag.error,
  };
}

const trendMs = 3_600_000;
const trendPoints = 30;

/** A row as it goes out, with its lag over the last hour. */
export function groupSummaryOf(row: GroupRow, lag: GroupLag, history: OffsetHistory): GroupSummary {
  const to = history.clock.latest()?.at ?? 0;
  const moments = evenMoments(history.clock, { from: to - trendMs, to, step: trendMs / trendPoints });
  const { total } = lagOverTime(row.id, lag.partitions, history, moments, { withSeconds: false });
  return {
    ...row,
    lag: row.lag?.toString() ?? null,
    trend: total.map(({ lag: value }) => (value === null ? null : Number(value))),
  };
}
