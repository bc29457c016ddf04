import type { Store } from './store.ts';

export interface EarlierIdentity {
  kafkaClusterId: string;
  /** Milliseconds since 1970. */
  lastSeen: number;
}

/**
 * Notes that the configured cluster `name` is Kafka's cluster `kafkaClusterId` at `now` (milliseconds since 1970).
 * Returns what the name led to before, where that was another cluster: its bootstrap servers now lead elsewhere.
 */
export async function rememberCluster(
  store: Store,
  name: string,
  kafkaClusterId: string,
  now: number,
): Promise<EarlierIdentity | null> {
  const at = BigInt(now);
  await store
    .insertInto('cluster_identity')
    .values({ cluster: name, kafka_cluster_id: kafkaClusterId, first_seen: at, last_seen: at })
    .onConflict((conflict) => conflict.columns(['cluster', 'kafka_cluster_id']).doUpdateSet({ last_seen: at }))
    .execute();
  const earlier = await store
    .selectFrom('cluster_identity')
    .select(['kafka_cluster_id', 'last_seen'])
    .where('cluster', '=', name)
    .where('kafka_cluster_id', '!=', kafkaClusterId)
    .orderBy('last_seen', 'desc')
    .executeTakeFirst();
  return earlier ? { kafkaClusterId: earlier.kafka_cluster_id, lastSeen: Number(earlier.last_seen) } : null;
}
