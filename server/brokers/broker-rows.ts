import type { Broker } from '../../lib/contracts/brokers.ts';
import {
  type BrokerState,
  type ClusterSnapshot,
  controllerOf,
  type LogDir,
  type PartitionState,
} from '../observe/snapshot.ts';

/** A broker with its load; 64-bit numbers are still numbers, to sort by. */
export type BrokerRow = Omit<Broker, 'sizeBytes' | 'usableBytes' | 'totalBytes'> & {
  sizeBytes: bigint | null;
  usableBytes: bigint | null;
  totalBytes: bigint | null;
};

interface Load {
  leaders: number;
  replicas: number;
  inSync: number;
}

export function brokerRows(snapshot: ClusterSnapshot): BrokerRow[] {
  const brokers = [...(snapshot.brokers.value?.values() ?? [])];
  const loads = loadsOf(snapshot);
  const live = brokers.filter(({ up }) => up);
  const mean = live.reduce((sum, { id }) => sum + (loads?.get(id)?.leaders ?? 0), 0) / live.length;
  return brokers.map((broker) => brokerRow(broker, loads && (loads.get(broker.id) ?? noLoad), mean, snapshot));
}

const noLoad: Load = { leaders: 0, replicas: 0, inSync: 0 };

function brokerRow(broker: BrokerState, load: Load | null, mean: number, snapshot: ClusterSnapshot): BrokerRow {
  const { id, host, port, rack, up, error, version } = broker;
  const dirs = snapshot.logDirs.get(id)?.value ?? null;
  return {
    id,
    host,
    port,
    rack,
    controller: controllerOf(snapshot) === id,
    up,
    error,
    leaders: load?.leaders ?? null,
    leaderSkew: load && up && mean > 0 ? ((load.leaders - mean) / mean) * 100 : null,
    replicas: load?.replicas ?? null,
    inSync: load?.inSync ?? null,
    sizeBytes: dirs === null ? null : usedBytes(dirs),
    usableBytes: sumOf(dirs, ({ usableBytes }) => usableBytes),
    totalBytes: sumOf(dirs, ({ totalBytes }) => totalBytes),
    version,
  };
}

function loadsOf({ topics }: ClusterSnapshot): Map<number, Load> | null {
  if (topics.value === null) return null;
  const loads = new Map<number, Load>();
  for (const { partitions } of topics.value.values()) for (const partition of partitions) count(partition, loads);
  return loads;
}

function count({ leader, replicas, isr }: PartitionState, loads: Map<number, Load>): void {
  for (const id of replicas) {
    const load = loads.get(id) ?? { ...noLoad };
    load.replicas += 1;
    if (isr.includes(id)) load.inSync += 1;
    if (leader === id) load.leaders += 1;
    loads.set(id, load);
  }
}

function usedBytes(dirs: readonly LogDir[]): bigint {
  return dirs.flatMap(({ replicas }) => replicas).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0n);
}

function sumOf(dirs: readonly LogDir[] | null, pick: (dir: LogDir) => bigint | null): bigint | null {
  if (dirs === null || dirs.length === 0) return null;
  let sum = 0n;
  for (const dir of dirs) {
    const value = pick(dir);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

export function brokerOf({ sizeBytes, usableBytes, totalBytes, ...row }: BrokerRow): Broker {
  return {
    ...row,
    sizeBytes: sizeBytes?.toString() ?? null,
    usableBytes: usableBytes?.toString() ?? null,
    totalBytes: totalBytes?.toString() ?? null,
  };
}
