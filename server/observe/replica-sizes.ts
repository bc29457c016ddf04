import type { ClusterSnapshot } from './snapshot.ts';

/** Bytes of every replica as its broker counts them: topic → partition → broker. */
export type ReplicaSizes = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, bigint>>>;

const made = new WeakMap<ClusterSnapshot['logDirs'], ReplicaSizes>();

export function replicaSizes({ logDirs }: ClusterSnapshot): ReplicaSizes {
  const known = made.get(logDirs);
  if (known) return known;
  const sizes = new Map<string, Map<number, Map<number, bigint>>>();
  for (const [broker, { value }] of logDirs) {
    for (const { topic, partition, sizeBytes, future } of value?.flatMap(({ replicas }) => replicas) ?? []) {
      // The copy on a directory that a replica is being moved to is not one more replica.
      if (future) continue;
      const partitions = sizes.get(topic) ?? new Map<number, Map<number, bigint>>();
      const brokers = partitions.get(partition) ?? new Map<number, bigint>();
      sizes.set(topic, partitions.set(partition, brokers.set(broker, sizeBytes)));
    }
  }
  made.set(logDirs, sizes);
  return sizes;
}
