import { formatDuration } from '../../../lib/format/duration.ts';
import { formatInteger, formatRate, plural } from '../../../lib/format/number.ts';
import type { GroupLag, PartitionLag } from '../lag/group-lag.ts';
import type { GroupState } from '../snapshot.ts';
import { type Draft, gather, type Observed } from './draft.ts';
import { listing } from './words.ts';

export function groupFindings(observed: Observed): Draft[] {
  const stalled: Draft[] = [];
  const stopped: Draft[] = [];
  const behind: Draft[] = [];
  for (const group of observed.groups?.values() ?? []) {
    const lag = observed.groupLags.get(group.id);
    if (lag?.status === 'STALLED') stalled.push(stalledDraft(group, lag));
    if (lag?.status === 'STOPPED') stopped.push(stoppedDraft(group, lag, observed));
    if (lag?.status === 'BEHIND') behind.push(behindDraft(group, lag));
  }
  return [
    ...gather(stalled, (rest) => restOf(rest, 'STALLED', 'do not move on some partitions')),
    ...gather(stopped, (rest) => restOf(rest, 'STOPPED', 'have no members and records wait for them')),
    ...gather(behind, (rest) => restOf(rest, 'BEHIND', 'fall behind')),
  ];
}

function stalledDraft(group: GroupState, lag: GroupLag): Draft {
  const still = lag.partitions.filter(({ status }) => status === 'STALLED');
  const topics = topicsOf(still);
  const read = lag.partitions.filter(({ topic, committed }) => committed !== null && topics.includes(topic));
  const members = [...new Set(still.map(({ memberId }) => memberId).filter((id) => id !== null))];
  const names = members.map((id) => group.members?.find((member) => member.id === id)?.clientId ?? id);
  const blame =
    names.length === 0
      ? 'No member has these partitions.'
      : `${names.length === 1 ? `Its member ${names[0]} still sends` : `Its members ${listing(names)} still send`} heartbeats: one record may block ${still.length === 1 ? 'it' : 'each'}.`;
  return {
    ...draftOf(group, 'group-stalled', 'critical', still),
    text: `${group.id} has not moved on ${formatInteger(still.length)} of ${plural(read.length, 'partition')} of ${listing(topics)}`,
    detail: `${waiting(still)} ${blame}`,
    advice: 'Look at the next record of each partition and at the log of the member that has it.',
  };
}

function stoppedDraft(group: GroupState, lag: GroupLag, { settings }: Observed): Draft {
  const waits = lag.partitions.filter((row) => row.lag !== null && row.lag > 0n);
  const topics = topicsOf(waits);
  const left = topics.map((topic) => {
    const { cleanupPolicy, retentionMs } = settings.value?.get(topic) ?? {};
    const oldest = Math.max(...waits.filter((row) => row.topic === topic).map((row) => row.lagSeconds ?? Number.NaN));
    const deletes = cleanupPolicy?.includes('delete') && typeof retentionMs === 'bigint' && retentionMs >= 0n;
    return deletes && !Number.isNaN(oldest) ? Number(retentionMs) / 1000 - oldest : Number.POSITIVE_INFINITY;
  });
  const soonest = Math.min(...left);
  const retention =
    soonest === Number.POSITIVE_INFINITY
      ? ''
      : soonest > 0
        ? ` Retention deletes the oldest in about ${formatDuration(Math.round(soonest))}.`
        : ' Retention may delete the oldest at any time.';
  return {
    ...draftOf(group, 'group-stopped', 'warning', waits),
    text: `${group.id} has no members`,
    detail: `${plural(sum(waits), 'record waits', 'records wait')} in ${listing(topics)}.${retention}`,
    advice: 'Start its consumers, or delete the group if it is not needed any more.',
  };
}

function behindDraft(group: GroupState, lag: GroupLag): Draft {
  const slow = lag.partitions.filter(({ status }) => status === 'BEHIND');
  const come = total(slow.map((row) => row.producedPerSecond));
  const out = total(slow.map((row) => row.consumedPerSecond));
  const growth =
    come === null || out === null || come <= out
      ? ''
      : ` Lag grows by ${formatRate(come - out)} records/s: ${formatRate(come)}/s come in, ${formatRate(out)}/s are read.`;
  return {
    ...draftOf(group, 'group-behind', 'warning', slow),
    text: `${group.id} falls behind on ${listing(topicsOf(slow))}`,
    detail: `${waiting(slow)}${growth}`,
    advice: 'Add members, up to one for each partition, or make the processing of a record faster.',
  };
}

function draftOf(group: GroupState, kind: Draft['kind'], severity: Draft['severity'], rows: readonly PartitionLag[]) {
  return {
    id: `${kind}:${group.id}`,
    severity,
    kind,
    link: { path: `/groups/${encodeURIComponent(group.id)}`, label: 'Open group' },
    weight: Number(sum(rows)),
    since: Math.min(...rows.map(({ statusSince }) => statusSince)),
  };
}

/** `873,093 records wait, the oldest for 24 min 40 s.` */
export function waiting(rows: readonly PartitionLag[]): string {
  const oldest = Math.max(...rows.map((row) => row.lagSeconds ?? Number.NaN));
  const since = Number.isNaN(oldest) ? '' : `, the oldest for ${formatDuration(oldest)}`;
  return `${plural(sum(rows), 'record waits', 'records wait')}${since}.`;
}

function sum(rows: readonly PartitionLag[]): bigint {
  return rows.reduce((all, { lag }) => all + (lag ?? 0n), 0n);
}

function total(rates: readonly (number | null)[]): number | null {
  return rates.includes(null) ? null : (rates as number[]).reduce((all, rate) => all + rate, 0);
}

export function topicsOf(rows: readonly PartitionLag[]): string[] {
  return [...new Set(rows.map(({ topic }) => topic))];
}

function restOf(rest: readonly Draft[], status: string, state: string): Draft {
  const [first] = rest as [Draft];
  const groups = rest.map(({ id }) => id.slice(id.indexOf(':') + 1));
  return {
    ...first,
    id: `${first.kind}:*`,
    text: `${plural(groups.length, 'more group')} ${state}`,
    detail: `Groups: ${listing(groups)}.`,
    link: { path: `/groups?status=${status}`, label: 'Open groups' },
    weight: -1,
    since: Math.min(...rest.map(({ since }) => since ?? Number.POSITIVE_INFINITY)),
  };
}
