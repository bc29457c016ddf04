import type { Overview } from '../../lib/contracts/clusters.ts';
import { faultsOf } from '../observe/findings/partition-findings.ts';
import type { ClusterSnapshot, TopicState } from '../observe/snapshot.ts';

/** The cluster in numbers; what has not been read is null. */
export function overviewCounts(snapshot: ClusterSnapshot): Overview['counts'] {
  const brokers = snapshot.brokers.value && [...snapshot.brokers.value.values()];
  const topics = snapshot.topics.value && [...snapshot.topics.value.values()];
  return {
    brokers: brokers?.length ?? null,
    brokersUp: brokers?.filter(({ up }) => up).length ?? null,
    ...topicCounts(topics, snapshot),
    groups: snapshot.groups?.size ?? null,
    messages: messages(topics, snapshot)?.toString() ?? null,
    sizeBytes: size(snapshot)?.toString() ?? null,
  };
}

function topicCounts(topics: TopicState[] | null, { settings }: ClusterSnapshot) {
  if (!topics) {
    return {
      topics: null,
      internalTopics: null,
      partitions: null,
      underReplicated: null,
      offline: null,
      underMinIsr: null,
    };
  }
  const faults = topics.map((topic) => faultsOf(topic, settings.value?.get(topic.name)?.minInsyncReplicas ?? null));
  const partitions = topics.flatMap((topic) => topic.partitions);
  return {
    topics: topics.length,
    internalTopics: topics.filter(({ internal }) => internal).length,
    partitions: partitions.length,
    underReplicated: partitions.filter(({ isr, replicas }) => isr.length < replicas.length).length,
    offline: faults.reduce((sum, { offline }) => sum + offline.length, 0),
    underMinIsr: settings.value
      ? faults.reduce((sum, { offline, underMinIsr }) => sum + offline.length + underMinIsr.length, 0)
      : null,
  };
}

function messages(topics: TopicState[] | null, { offsets }: ClusterSnapshot): bigint | null {
  if (!topics) return null;
  let sum = 0n;
  for (const { name, partitions } of topics) {
    for (const { partition } of partitions) {
      const { start = null, end = null } = offsets.get(name)?.[partition] ?? {};
      if (start === null || end === null) return null;
      sum += end - start;
    }
  }
  return sum;
}

function size({ logDirs, brokers }: ClusterSnapshot): bigint | null {
  let sum = 0n;
  for (const id of brokers.value?.keys() ?? []) {
    const dirs = logDirs.get(id)?.value;
    if (!dirs) return null;
    for (const { replicas } of dirs) for (const { sizeBytes } of replicas) sum += sizeBytes;
  }
  return brokers.value === null ? null : sum;
}
