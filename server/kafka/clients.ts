import type { ClusterConfig } from '../config/cluster.ts';
import { createKafkaClient, type KafkaClient } from './client.ts';
import { readOnlyClient } from './read-only.ts';

const key = Symbol.for('highwater.kafka');
const shared = globalThis as { [key]?: Map<string, KafkaClient> };

/**
 * The process' one client of a cluster; route handlers and the sampler share its connections. That of a read-only
 * cluster sends nothing but reads.
 */
export function kafkaFor(cluster: ClusterConfig): KafkaClient {
  shared[key] ??= new Map();
  const known = shared[key].get(cluster.name);
  if (known) return known;
  const full = createKafkaClient(cluster.connection);
  const client = cluster.readOnly ? readOnlyClient(full, cluster.name) : full;
  shared[key].set(cluster.name, client);
  return client;
}

/** Ends every connection; calls under way fail. */
export async function closeKafkaClients(): Promise<void> {
  const clients = [...(shared[key]?.values() ?? [])];
  shared[key]?.clear();
  await Promise.all(clients.map((client) => client.close()));
}
