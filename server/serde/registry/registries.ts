import type { ClusterConfig } from '../../config/cluster.ts';
import { createRegistry, type Registry } from './registry.ts';

const key = Symbol.for('highwater.registries');
const shared = globalThis as { [key]?: Map<string, Registry> };

/** The process' one client of a cluster's schema registry; null: it has none. */
export function registryFor({ name, schemaRegistry }: ClusterConfig): Registry | null {
  if (schemaRegistry === null) return null;
  shared[key] ??= new Map();
  const registry = shared[key].get(name) ?? createRegistry(name, schemaRegistry);
  shared[key].set(name, registry);
  return registry;
}
