import { type Certificates, makeCertificates } from './certificates.ts';
import { freePorts, isFree } from './ports.ts';
import type { BrokerPlan, ClusterPlan, Listener, User } from './properties.ts';

export interface ClusterOptions {
  /** How many; ids are 1 … n. Replication factor 3 and min ISR 2 from three brokers on. */
  brokers?: number;
  /** Another Kafka than the usual one, such as `3.9.1`, or `2.8.2`, which brings ZooKeeper. Its jars are fetched. */
  version?: string;
  /** Broker settings that replace or extend the usual ones. */
  config?: Readonly<Record<string, string>>;
  /** Listeners beside the plain-text one. */
  listeners?: readonly Listener[];
  /** Who may log in through SASL. */
  users?: readonly User[];
  /** For TLS listeners; made when needed and not given. */
  certificates?: Certificates;
  /** Where the data is and stays; without it a temporary folder that is removed at the end. */
  dir?: string;
  /** Ports for the plain-text listeners, taken if all are free. */
  ports?: readonly number[];
  /** Of each broker, as the JVM writes it. */
  heap?: string;
  /** Gives up the start and stops what was started. */
  signal?: AbortSignal;
}

/** Decides everything about a cluster that is fixed before its first process starts. */
export async function planCluster(options: ClusterOptions, dir: string, withZookeeper: boolean): Promise<ClusterPlan> {
  const listeners = options.listeners ?? [];
  return {
    brokers: await planBrokers(options, dir, withZookeeper),
    listeners,
    users: options.users ?? [],
    certificates: await certificatesFor(listeners, options.certificates, dir),
    zookeeper: withZookeeper ? `127.0.0.1:${(await freePorts(1))[0]}` : null,
    config: options.config ?? {},
  };
}

async function planBrokers(options: ClusterOptions, dir: string, withZookeeper: boolean): Promise<BrokerPlan[]> {
  const count = options.brokers ?? 3;
  const names = [...(withZookeeper ? [] : ['CONTROLLER']), ...(options.listeners ?? []).map(({ name }) => name)];
  const wanted = await takeIfFree(options.ports ?? [], count);
  const free = await freePorts(count * (names.length + 1));
  return Array.from({ length: count }, (_, i) => {
    const own = free.slice(i * (names.length + 1));
    const others = names.map((name, n): [string, number] => [name, own[n + 1] as number]);
    const ports = Object.fromEntries([['PLAINTEXT', wanted[i] ?? (own[0] as number)], ...others]);
    return { id: i + 1, dataDir: `${dir}/broker-${i + 1}/data`, ports };
  });
}

async function takeIfFree(ports: readonly number[], count: number): Promise<readonly number[]> {
  const free = await Promise.all(ports.map(isFree));
  return ports.length === count && free.every(Boolean) ? ports : [];
}

async function certificatesFor(
  listeners: readonly Listener[],
  given: Certificates | undefined,
  dir: string,
): Promise<Certificates | null> {
  if (given) return given;
  return listeners.some(({ protocol }) => protocol.endsWith('SSL')) ? makeCertificates(`${dir}/certificates`) : null;
}
