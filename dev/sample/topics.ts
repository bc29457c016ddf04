import type { NewTopic } from '../java/kafka-tools.ts';

const keepForever = { 'retention.ms': '-1' };

/** The shop's topics. Records are days old on purpose, so nothing is removed by age. */
export const topics: readonly NewTopic[] = [
  { name: 'orders', partitions: 12, configs: { ...keepForever, 'compression.type': 'producer' } },
  { name: 'payments', partitions: 6, configs: keepForever },
  { name: 'shipments', partitions: 6, configs: keepForever },
  { name: 'clickstream', partitions: 12, configs: { ...keepForever, 'compression.type': 'lz4' } },
  { name: 'customers', partitions: 3, configs: { 'cleanup.policy': 'compact', 'delete.retention.ms': '604800000' } },
  { name: 'orders.dlq', partitions: 3, configs: keepForever },
  { name: 'invoices', partitions: 3, configs: keepForever },
  { name: 'product-images', partitions: 1, configs: keepForever },
  { name: 'legacy-audit', partitions: 1, replicationFactor: 1, configs: keepForever },
];
