import type { Problem } from '../../../lib/contracts/common.ts';
import type { OffsetHistory } from '../history/offset-history.ts';
import { rateOf } from '../history/rate.ts';
import type { Slot } from '../history/sample-clock.ts';
import type { NextRecord } from '../read/next-records.ts';
import type { CommittedOffset, GroupState, PartitionOffsets } from '../snapshot.ts';
import { evaluateLag, type LagPoint, type LagVerdict, lagOf, lagWindowMs } from './evaluate-lag.ts';
import { type GroupLag, type PartitionLag, sumUp } from './group-lag.ts';
import { endsOf, passedAt } from './lag-seconds.ts';
import { nextOffset, positionOf } from './position.ts';
import { rateSlots } from './rate-slots.ts';

export interface LagSources {
  /** Of the sample, in milliseconds since 1970. */
  now: number;
  offsets: ReadonlyMap<string, readonly PartitionOffsets[]>;
  history: OffsetHistory;
  /** All slots of the history, oldest first. */
  slots: readonly Slot[];
  /** What stands at the committed offset, where that was looked up. */
  nextRecord(topic: string, partition: number, offset: bigint): NextRecord | null;
  previous: GroupLag | null;
}

/** What a group has read and what waits for it, partition by partition. */
export function assessGroup(group: GroupState, sources: LagSources): GroupLag {
  const owners = ownersOf(group);
  const commits = new Map((group.committed ?? []).map((row) => [keyOf(row.topic, row.partition), row]));
  const previous = new Map(sources.previous?.partitions.map((row) => [keyOf(row.topic, row.partition), row]));
  const recent = rateSlots(sources.history.clock);
  const rows = [...new Set([...commits.keys(), ...owners.keys()])].map((key) => {
    const { topic, partition } = partitionOf(key);
    const committed = commits.get(key) ?? null;
    const memberId = owners.get(key) ?? null;
    return assessPartition(
      { group, topic, partition, committed, memberId, before: previous.get(key), recent },
      sources,
    );
  });
  rows.sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition));
  return sumUp(rows, { members: group.members?.length ?? null, error: group.error, now: sources.now });
}

interface Subject {
  group: GroupState;
  topic: string;
  partition: number;
  committed: CommittedOffset | null;
  memberId: string | null;
  before: PartitionLag | undefined;
  recent: readonly Slot[];
}

function assessPartition(subject: Subject, sources: LagSources): PartitionLag {
  const { group, topic, partition, committed, memberId, before, recent } = subject;
  const offsets = sources.offsets.get(topic)?.[partition] ?? null;
  const series = sources.history.committed(group.id, topic, partition);
  const log = sources.history.partition(topic, partition);
  const present = {
    at: sources.now,
    start: offsets?.start ?? null,
    end: offsets?.end ?? null,
    committed: committed && positionOf(committed, offsets?.end ?? null),
  };
  const error = problemOf(group, committed, offsets);
  const counted = error === null ? lagOf(present) : null;
  const next =
    counted && present.committed !== null
      ? sources.nextRecord(topic, partition, nextOffset(present.committed, present.start))
      : null;
  const verdict = verdictOf(subject, sources, present, error, next?.onlyMarkers ?? false);
  return {
    topic,
    partition,
    committed: committed?.offset ?? null,
    start: present.start,
    end: present.end,
    lag: counted,
    lost: error === null ? lostOf(present) : null,
    lagSeconds: counted === null ? null : secondsOf(counted, present, next, sources, topic, partition),
    status: verdict.status,
    statusSince: verdict.since,
    consumedPerSecond: rateOf(series, recent),
    producedPerSecond: rateOf(log?.end ?? null, recent),
    memberId,
    lastCommitSeenAt: series?.changedAt ?? before?.lastCommitSeenAt ?? null,
    metadata: committed?.metadata ?? null,
    error: error ?? (next?.onlyMarkers ? markersNote : null),
  };
}

const markersNote: Problem = {
  code: 'ONLY_MARKERS',
  message: 'Only markers of transactions lie between the commit and the end; there is no record left to read.',
};

function problemOf(
  group: GroupState,
  committed: CommittedOffset | null,
  offsets: PartitionOffsets | null,
): Problem | null {
  if (group.error) return group.error;
  if (!offsets) return { code: 'TOPIC_NOT_FOUND', message: 'The topic or partition is not there any more.' };
  if (offsets.error) return offsets.error;
  if (!committed) return { code: 'NO_COMMIT', message: 'The group has not committed an offset here.' };
  if (offsets.end !== null && committed.offset > offsets.end) {
    return {
      code: 'COMMITTED_BEYOND_END',
      message: `The group committed ${committed.offset}, but the log ends at ${offsets.end}: it was cut back or recreated.`,
    };
  }
  return null;
}

function verdictOf(
  { group, topic, partition, before }: Subject,
  { history, slots, now }: LagSources,
  present: LagPoint,
  error: Problem | null,
  onlyMarkers: boolean,
): LagVerdict {
  const previous = before ? { status: before.status, since: before.statusSince } : null;
  const keep = (status: LagVerdict['status']) => (previous?.status === status ? previous : { status, since: now });
  if (error) {
    const nothingThere = error.code === 'NO_COMMIT' && present.end !== null && present.end === present.start;
    return keep(nothingThere ? 'EMPTY' : 'UNKNOWN');
  }
  const series = history.committed(group.id, topic, partition);
  const log = history.partition(topic, partition);
  const waits = present.end !== present.committed;
  const points =
    waits && series && log
      ? slots
          .filter(({ at }) => at >= now - lagWindowMs)
          .map((slot) => ({
            at: slot.at,
            start: log.start.at(slot),
            end: log.end.at(slot),
            committed: series.at(slot),
          }))
          .filter(({ end, committed }) => end !== null && committed !== null)
      : [];
  return evaluateLag({
    points: points.length > 0 ? points : [present],
    lastCommitAt: series?.changedAt ?? null,
    members: group.members?.length ?? null,
    onlyMarkers,
    previous,
  });
}

function lostOf({ start, committed }: LagPoint): bigint | null {
  if (start === null || committed === null) return null;
  return committed < start ? start - committed : 0n;
}

function secondsOf(
  lag: bigint,
  { start, committed }: LagPoint,
  next: NextRecord | null,
  { history, slots, now }: LagSources,
  topic: string,
  partition: number,
): number | null {
  if (lag === 0n || next?.onlyMarkers) return 0;
  const log = history.partition(topic, partition);
  if (!log || committed === null) return null;
  const at = passedAt(nextOffset(committed, start), endsOf(log.end, slots)) ?? next?.timestamp ?? null;
  return at === null ? null : Math.max(0, (now - at) / 1000);
}

function ownersOf({ members }: GroupState): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { id, assignment } of members ?? []) {
    for (const { topic, partitions } of assignment) {
      for (const partition of partitions) owners.set(keyOf(topic, partition), id);
    }
  }
  return owners;
}

// Topic names cannot hold a slash.
function keyOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

function partitionOf(key: string): { topic: string; partition: number } {
  const at = key.lastIndexOf('/');
  return { topic: key.slice(0, at), partition: Number(key.slice(at + 1)) };
}
