import type { Problem } from '../../lib/contracts/common.ts';
import type { TopicSummary } from '../../lib/contracts/topics.ts';
import { faultsOf } from '../observe/findings/partition-findings.ts';
import { groupsByTopic } from '../observe/groups-by-topic.ts';
import type { OffsetHistory } from '../observe/history/offset-history.ts';
import { rateOf } from '../observe/history/rate.ts';
import type { Slot } from '../observe/history/sample-clock.ts';
import { sumUp } from '../observe/lag/group-lag.ts';
import { rateSlots } from '../observe/lag/rate-slots.ts';
import { replicaSizes } from '../observe/replica-sizes.ts';
import type { ClusterSnapshot, TopicState } from '../observe/snapshot.ts';

/** A topic with its numbers; 64-bit ones are still numbers, to sort by. */
export type TopicRow = Omit<TopicSummary, 'messages' | 'sizeBytes' | 'maxLag'> & {
  messages: bigint | null;
  sizeBytes: bigint | null;
  maxLag: bigint | null;
};

const made = new WeakMap<ClusterSnapshot, readonly TopicRow[]>();

/** All topics of a snapshot, worked out once for all who ask. */
export function topicRows(snapshot: ClusterSnapshot, history: OffsetHistory): readonly TopicRow[] {
  const known = made.get(snapshot);
  if (known) return known;
  const slots = rateSlots(history.clock);
  const rows = [...(snapshot.topics.value?.values() ?? [])].map((topic) => topicRow(topic, snapshot, history, slots));
  made.set(snapshot, rows);
  return rows;
}

export function topicRow(
  topic: TopicState,
  snapshot: ClusterSnapshot,
  history: OffsetHistory,
  slots: readonly Slot[],
): TopicRow {
  const { name, internal, partitions } = topic;
  const settings = snapshot.settings.value?.get(name);
  const faults = faultsOf(topic, settings?.minInsyncReplicas ?? null);
  const offsets = partitions.map(({ partition }) => snapshot.offsets.get(name)?.[partition]);
  const groups = groupsByTopic(snapshot).get(name);
  const rates = partitions.map(({ partition }) => rateOf(history.partition(name, partition)?.end ?? null, slots));
  return {
    name,
    internal,
    partitions: partitions.length,
    replicationFactor: Math.max(0, ...partitions.map(({ replicas }) => replicas.length)),
    underReplicated: partitions.filter(({ isr, replicas }) => isr.length < replicas.length).length,
    underMinIsr: settings ? faults.offline.length + faults.underMinIsr.length : null,
    offline: faults.offline.length,
    messages: sum(offsets.map((row) => (row?.start != null && row.end != null ? row.end - row.start : null))),
    sizeBytes: sizeOf(topic, snapshot),
    producedPerSecond: rates.includes(null) ? null : (rates as number[]).reduce((all, rate) => all + rate, 0),
    cleanupPolicy: settings?.cleanupPolicy ?? null,
    groups: snapshot.groups === null ? null : (groups?.size ?? 0),
    maxLag: groups ? maxLagOf([...groups.values()]) : null,
    problem: offsets.find((row) => row?.error)?.error ?? sizeProblem(topic, snapshot),
  };
}

/** Of all replicas; null as long as one of them is not known. */
export function sizeOf({ name, partitions }: TopicState, snapshot: ClusterSnapshot): bigint | null {
  const sizes = replicaSizes(snapshot).get(name);
  return sum(
    partitions.flatMap(({ partition, replicas }) => replicas.map((id) => sizes?.get(partition)?.get(id) ?? null)),
  );
}

function sizeProblem({ partitions }: TopicState, { logDirs }: ClusterSnapshot): Problem | null {
  for (const id of new Set(partitions.flatMap(({ replicas }) => replicas))) {
    const error = logDirs.get(id)?.error;
    if (error) return error;
  }
  return null;
}

function maxLagOf(groups: readonly Parameters<typeof sumUp>[0][]): bigint | null {
  let max: bigint | null = null;
  for (const rows of groups) {
    const { lag } = sumUp(rows, { members: null, error: null, now: 0 });
    if (lag !== null && (max === null || lag > max)) max = lag;
  }
  return max;
}

function sum(values: readonly (bigint | null)[]): bigint | null {
  let all = 0n;
  for (const value of values) {
    if (value === null) return null;
    all += value;
  }
  return all;
}

export function topicSummaryOf({ messages, sizeBytes, maxLag, ...row }: TopicRow): TopicSummary {
  return {
    ...row,
    messages: messages?.toString() ?? null,
    sizeBytes: sizeBytes?.toString() ?? null,
    maxLag: maxLag?.toString() ?? null,
  };
}
