import type { ClusterConfig } from '../../config/cluster.ts';
import type { KafkaClient } from '../client.ts';
import { kafkaFor } from '../clients.ts';
import { type AcksName, createWriter, type Writer } from './writer.ts';

const key = Symbol.for('highwater.writers');
const shared = globalThis as { [key]?: WeakMap<KafkaClient, Map<AcksName, Writer>> };

/** The process' one writer to a cluster with these acks; it lives as long as the cluster's client. */
export function writerFor(cluster: ClusterConfig, acks: AcksName = 'all'): Writer {
  const client = kafkaFor(cluster);
  shared[key] ??= new WeakMap();
  const writers = shared[key].get(client) ?? new Map<AcksName, Writer>();
  shared[key].set(client, writers);
  const writer = writers.get(acks) ?? createWriter(client, { acks });
  writers.set(acks, writer);
  return writer;
}
