import 'server-only';
import type { ClusterCtx } from '../access/ctx.ts';
import { readLogs } from '../groups/read-logs.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { observe } from '../observe/observed.ts';
import { replicaSizes } from '../observe/replica-sizes.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';
import { type Expiring, expiringAge, expiringSize, type TopicChange } from './config-dangers.ts';

/** What each change of retention lets go of by the time of now; topics where it lets go of nothing are left out. */
export async function countExpiring(
  ctx: ClusterCtx,
  changes: readonly TopicChange[],
): Promise<ReadonlyMap<string, Expiring>> {
  const affected = changes.filter((change) => expiringAge(change) !== null || expiringSize(change) !== null);
  if (affected.length === 0) return new Map();
  const { snapshot } = await observe(ctx, { fresh: '1' });
  const counts = affected.map(async (change): Promise<[string, Expiring]> => {
    const [age, size] = [expiringAge(change), expiringSize(change)];
    const records = age === null ? 0n : await countOlder(ctx, change, age);
    return [change.topic, { records, bytes: size === null ? 0n : sumBeyond(change.topic, snapshot, size) }];
  });
  return new Map(await Promise.all(counts));
}

/** Records before the first that is younger; those that come in late make it a little more. */
async function countOlder(ctx: ClusterCtx, { topic, partitions }: TopicChange, ageMs: bigint): Promise<bigint | null> {
  const all = Array.from({ length: partitions }, (_, partition) => ({ topic, partition }));
  const time = BigInt(ctx.now()) - ageMs;
  let older = 0n;
  for (const log of await readLogs(kafkaFor(ctx.cluster), all, time < 0n ? 0n : time)) {
    if (!log.ok) return null;
    const { start, end, found } = log.value;
    older += (found ?? end).offset - start.offset;
  }
  return older;
}

/** Bytes of the leaders' logs beyond the limit that each partition has. */
function sumBeyond(topic: string, snapshot: ClusterSnapshot, limit: bigint): bigint | null {
  const sizes = replicaSizes(snapshot).get(topic);
  const partitions = snapshot.topics.value?.get(topic)?.partitions;
  if (!partitions) return null;
  let beyond = 0n;
  for (const { partition, leader } of partitions) {
    const size = leader === null ? undefined : sizes?.get(partition)?.get(leader);
    if (size === undefined) return null;
    if (size > limit) beyond += size - limit;
  }
  return beyond;
}
