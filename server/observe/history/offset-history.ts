import { OffsetSeries } from './offset-series.ts';
import { createSampleClock, type SampleClock } from './sample-clock.ts';
import { createTotals, type Totals } from './totals.ts';

/** How long a partition or a commit that is no longer there keeps its history, in milliseconds. */
const forgetAfterMs = 10 * 60_000;

export interface SampledPartition {
  start: bigint;
  end: bigint;
}

/** Everything that one sample found; null is what could not be read this time. */
export interface OffsetSample {
  /** When the end offsets were asked for, in milliseconds since 1970. */
  at: number;
  topics: ReadonlyMap<string, { id: string | null; partitions: readonly (SampledPartition | null)[] }>;
  groups: ReadonlyMap<string, readonly { topic: string; partition: number; offset: bigint }[] | null>;
}

export interface PartitionHistory {
  start: OffsetSeries;
  end: OffsetSeries;
}

/** What a later, durable history keeps to: one sample in, series out. */
export interface OffsetHistory {
  readonly clock: SampleClock;
  readonly totals: Totals;
  record(sample: OffsetSample): void;
  /** Begins anew when the topic is recreated or its log is cut back. */
  partition(topic: string, partition: number): PartitionHistory | null;
  committed(group: string, topic: string, partition: number): OffsetSeries | null;
  /** Series, and the bytes of their values. */
  size(): { series: number; bytes: number };
}

interface TopicHistory {
  id: string | null;
  partitions: (PartitionHistory | null)[];
}

/** Commits of a group by topic, then partition. */
type GroupHistory = Map<string, Map<number, OffsetSeries>>;

export function createOffsetHistory(clock: SampleClock = createSampleClock()): OffsetHistory {
  const totals = createTotals(clock);
  const topics = new Map<string, TopicHistory>();
  const groups = new Map<string, GroupHistory>();

  function recordTopics(sample: OffsetSample): void {
    for (const name of topics.keys()) if (!sample.topics.has(name)) forgetTopic(name);
    for (const [name, { id, partitions }] of sample.topics) {
      if (topics.has(name) && topics.get(name)?.id !== id) forgetTopic(name);
      const known = topics.get(name) ?? { id, partitions: [] };
      topics.set(name, known);
      known.partitions.length = partitions.length;
      partitions.forEach((sampled, index) => {
        known.partitions[index] = nextPartition(known.partitions[index] ?? null, sampled, sample.at);
      });
    }
  }

  function nextPartition(known: PartitionHistory | null, sampled: SampledPartition | null, at: number) {
    if (sampled === null) {
      known?.start.put(null);
      known?.end.put(null);
      return known;
    }
    if (known === null || sampled.end < known.end.last) {
      totals.seen('produced');
      return { start: new OffsetSeries(clock, sampled.start), end: new OffsetSeries(clock, sampled.end) };
    }
    totals.moved('produced', known.end, sampled.end, at);
    known.start.put(sampled.start);
    known.end.put(sampled.end);
    return known;
  }

  // A recreated topic starts at 0 again: to compare its commits with the old ones would look like a rewind.
  function forgetTopic(name: string): void {
    topics.delete(name);
    for (const group of groups.values()) group.delete(name);
  }

  function recordGroups(sample: OffsetSample): void {
    for (const [id, rows] of sample.groups) {
      if (rows === null) continue;
      const group = groups.get(id) ?? new Map();
      groups.set(id, group);
      for (const { topic, partition, offset } of rows) recordCommit(group, topic, partition, offset, sample.at);
    }
    for (const [id, group] of groups) {
      dropGaps(group, sample.at);
      if (group.size === 0) groups.delete(id);
    }
  }

  function recordCommit(group: GroupHistory, topic: string, partition: number, offset: bigint, at: number): void {
    const partitions = group.get(topic) ?? new Map<number, OffsetSeries>();
    group.set(topic, partitions);
    const known = partitions.get(partition);
    if (!known) {
      totals.seen('consumed');
      partitions.set(partition, new OffsetSeries(clock, offset));
      return;
    }
    totals.moved('consumed', known, offset, at);
    known.put(offset);
  }

  function dropGaps(group: GroupHistory, at: number): void {
    for (const [topic, partitions] of group) {
      for (const [partition, series] of partitions) {
        if (series.seenAt === at) continue;
        if (at - series.seenAt > forgetAfterMs) partitions.delete(partition);
        else series.put(null);
      }
      if (partitions.size === 0) group.delete(topic);
    }
  }

  return {
    clock,
    totals,
    record(sample) {
      clock.tick(sample.at);
      const at = clock.latest()?.at ?? sample.at;
      totals.begin();
      recordTopics({ ...sample, at });
      recordGroups({ ...sample, at });
      totals.end();
    },
    partition: (topic, partition) => topics.get(topic)?.partitions[partition] ?? null,
    committed: (group, topic, partition) => groups.get(group)?.get(topic)?.get(partition) ?? null,
    size: () => sizeOf([...partitionSeries(topics), ...commitSeries(groups)]),
  };
}

function* partitionSeries(topics: ReadonlyMap<string, TopicHistory>): Generator<OffsetSeries> {
  for (const { partitions } of topics.values()) {
    for (const partition of partitions) if (partition) yield* [partition.start, partition.end];
  }
}

function* commitSeries(groups: ReadonlyMap<string, GroupHistory>): Generator<OffsetSeries> {
  for (const group of groups.values()) for (const partitions of group.values()) yield* partitions.values();
}

function sizeOf(all: readonly OffsetSeries[]): { series: number; bytes: number } {
  return { series: all.length, bytes: all.reduce((sum, series) => sum + series.bytes, 0) };
}
