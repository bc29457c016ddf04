import type { ClusterConfig } from '../config/cluster.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { type Observer, startObserver } from './observer.ts';

/** Changes with the shape of what a running observer leaves to its successor. */
const legacyVersion = 1;

interface Running {
  observer: Observer;
  /** The instance of this module that started it. */
  owner: symbol;
  legacyVersion: number;
}

interface Shared {
  running: Map<string, Running>;
  /** The instance of this module that was loaded last. */
  newest: symbol;
}

const key = Symbol.for('highwater.observe');
const holder = globalThis as { [key]?: Shared };
const self = Symbol('observers');
const shared = holder[key] ?? { running: new Map<string, Running>(), newest: self };
holder[key] = shared;
shared.newest = self;

/** The process' one observer of a cluster, started when it is first asked for. */
export function observerFor(cluster: ClusterConfig): Observer {
  const known = shared.running.get(cluster.name);
  if (known && !isOutdated(known)) return known.observer;
  const client = kafkaFor(cluster);
  const legacy =
    known?.legacyVersion === legacyVersion
      ? { snapshot: known.observer.snapshot(), history: known.observer.history }
      : null;
  known?.observer.stop();
  const observer = startObserver(cluster, client, legacy);
  shared.running.set(cluster.name, { observer, owner: self, legacyVersion });
  return observer;
}

export function startObserving(clusters: readonly ClusterConfig[]): void {
  for (const cluster of clusters) observerFor(cluster);
}

export function stopObserving(): void {
  for (const { observer } of shared.running.values()) observer.stop();
  shared.running.clear();
}

// After an edit `next dev` loads this module again, while what the old one started runs on with the old code. In
// production several bundles hold a copy each, which is no reason to start anything anew.
function isOutdated({ owner }: Running): boolean {
  return process.env.NODE_ENV === 'development' && owner !== self && shared.newest === self;
}
