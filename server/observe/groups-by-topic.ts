import type { PartitionLag } from './lag/group-lag.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** The partitions of a topic that each of its groups reads: topic → group → partitions. */
export type GroupsByTopic = ReadonlyMap<string, ReadonlyMap<string, readonly PartitionLag[]>>;

const made = new WeakMap<ClusterSnapshot['groupLags'], GroupsByTopic>();

export function groupsByTopic({ groupLags }: ClusterSnapshot): GroupsByTopic {
  const known = made.get(groupLags);
  if (known) return known;
  const topics = new Map<string, Map<string, PartitionLag[]>>();
  for (const [group, { partitions }] of groupLags) {
    for (const row of partitions) {
      const groups = topics.get(row.topic) ?? new Map<string, PartitionLag[]>();
      const rows = groups.get(group);
      if (rows) rows.push(row);
      else groups.set(group, [row]);
      topics.set(row.topic, groups);
    }
  }
  made.set(groupLags, topics);
  return topics;
}
