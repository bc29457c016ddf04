import type { GroupStatus } from '../../lib/contracts/groups.ts';
import { formatDuration } from '../../lib/format/duration.ts';
import { formatInteger, formatRate, plural } from '../../lib/format/number.ts';
import { topicsOf, waiting } from '../observe/findings/group-findings.ts';
import { listing } from '../observe/findings/words.ts';
import type { GroupLag, PartitionLag } from '../observe/lag/group-lag.ts';
import type { GroupState } from '../observe/snapshot.ts';

/** What is to be said of a group first, in sentences with numbers. `now` in milliseconds since 1970. */
export function verdictOf(group: GroupState, lag: GroupLag, now: number): string {
  const sentences: Record<GroupStatus, () => string> = {
    OK: () => ok(group, lag),
    EMPTY: () => empty(lag),
    BEHIND: () => behind(lag),
    STALLED: () => stalled(group, lag, now),
    STOPPED: () => stopped(lag),
    REWOUND: () => rewound(lag, now),
    UNKNOWN: () => unknown(group, lag),
  };
  return sentences[lag.status]();
}

function ok({ members }: GroupState, lag: GroupLag): string {
  if (lag.lag === null) return `${plural(members?.length ?? 0, 'member')}, and nothing committed yet.`;
  if (lag.lag === 0n) return 'It has read everything.';
  const markers = lag.partitions.filter((row) => row.error?.code === 'ONLY_MARKERS');
  const left = lag.partitions.filter((row) => row.lag !== null && row.lag > 0n && row.error === null);
  if (left.length === 0) {
    return `It has read everything: the lag of ${formatInteger(lag.lag)} on ${plural(markers.length, 'partition')} is markers of transactions, not records.`;
  }
  const late = lag.lagSeconds === null ? '' : `, the oldest for ${formatDuration(lag.lagSeconds)}`;
  return `It keeps up: ${plural(lag.lag, 'record waits', 'records wait')}${late}.`;
}

function empty({ partitions, lag }: GroupLag): string {
  if (partitions.length === 0) return 'It has no members and has committed nothing.';
  return lag === 0n ? 'It has no members and has read everything.' : 'It has no members, and nothing waits for it.';
}

function behind(lag: GroupLag): string {
  const slow = lag.partitions.filter(({ status }) => status === 'BEHIND');
  const others = lag.partitions.length - slow.length;
  const where = others > 0 ? `${name(slow)} ${slow.length === 1 ? 'falls' : 'fall'} behind` : 'It falls behind';
  return `${where}: ${waiting(slow)} ${ratesOf(slow)}`.trim();
}

function stalled(group: GroupState, lag: GroupLag, now: number): string {
  const still = lag.partitions.filter(({ status }) => status === 'STALLED');
  const since = Math.min(...still.map(({ statusSince }) => statusSince));
  const owners = [...new Set(still.map(({ memberId }) => memberId))];
  const sentences = [
    `${name(still)} ${still.length === 1 ? 'has' : 'have'} not moved for ${formatDuration(Math.round((now - since) / 1000))}.`,
  ];
  const [owner] = owners;
  if (owners.length === 1 && owner) {
    const client = group.members?.find(({ id }) => id === owner)?.clientId ?? owner;
    const belong = still.length === 1 ? 'It belongs' : still.length === 2 ? 'Both belong' : 'All belong';
    sentences.push(`${belong} to ${client}, which still sends heartbeats.`);
  }
  sentences.push(`The next record of ${still.length === 1 ? 'it' : 'each'} is a likely cause.`);
  const others = lag.partitions.filter(({ status }) => status === 'BEHIND');
  if (others.length > 0) sentences.push(`${capital(others)} behind and growing: ${ratesOf(others)}`);
  return sentences.join(' ');
}

function stopped(lag: GroupLag): string {
  const waits = lag.partitions.filter((row) => row.lag !== null && row.lag > 0n);
  return `It has no members. ${waiting(waits).slice(0, -1)} in ${listing(topicsOf(waits))}.`;
}

function rewound(lag: GroupLag, now: number): string {
  const back = lag.partitions.filter(({ status }) => status === 'REWOUND');
  const since = Math.max(...back.map(({ statusSince }) => statusSince));
  const ago = formatDuration(Math.round((now - since) / 1000));
  return `${name(back)} ${back.length === 1 ? 'was' : 'were'} set back ${ago} ago and ${back.length === 1 ? 'is' : 'are'} being read again: ${waiting(back)}`;
}

function unknown(group: GroupState, lag: GroupLag): string {
  if (group.error) return group.error.message;
  if (lag.error) return lag.error.message;
  if (lag.lag === null) return 'Its members have committed nothing yet, so what waits for them is not known.';
  return `${plural(lag.lag, 'record waits', 'records wait')}. Whether they are being read is known after a minute of watching.`;
}

/** `they read 1,102/s of 1,523/s.` */
function ratesOf(rows: readonly PartitionLag[]): string {
  const come = total(rows.map((row) => row.producedPerSecond));
  const out = total(rows.map((row) => row.consumedPerSecond));
  if (come === null || out === null) return '';
  return `${formatRate(out)}/s are read of ${formatRate(come)}/s that come in.`;
}

function capital(rows: readonly PartitionLag[]): string {
  return rows.length === 1 ? `${name(rows)} is` : `${formatInteger(rows.length)} other partitions are`;
}

function name(rows: readonly PartitionLag[]): string {
  return listing(rows.map(({ topic, partition }) => `${topic}-${partition}`));
}

function total(rates: readonly (number | null)[]): number | null {
  return rates.includes(null) ? null : (rates as number[]).reduce((sum, rate) => sum + rate, 0);
}
