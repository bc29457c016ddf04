import type { Problem } from '../../lib/contracts/common.ts';
import { toProblem } from './problem.ts';
import type { Liveness } from './pulse.ts';
import type { ListedBroker } from './read/brokers.ts';
import type { BrokerState, TopicState } from './snapshot.ts';

const fenced: Problem = {
  code: 'BROKER_FENCED',
  message: 'The controller does not count it: its heartbeats are missing, or it has not caught up yet.',
};
const unregistered: Problem = {
  code: 'BROKER_UNREGISTERED',
  message: 'The cluster does not list it, but partitions have replicas on it.',
};

/**
 * Every broker that is registered or should be: what the cluster says of it together with what it says itself.
 * Clusters before 4.0 list only brokers that live, so one that holds replicas and is not listed is down.
 */
export function brokerStates(
  listed: readonly ListedBroker[],
  topics: ReadonlyMap<string, TopicState> | null,
  livenessOf: (id: number) => Liveness | null,
  before: ReadonlyMap<number, BrokerState> | null,
  now: number,
): Map<number, BrokerState> {
  const states = new Map<number, BrokerState>();
  for (const { fenced: isFenced, ...address } of listed) {
    const heard = livenessOf(address.id);
    const error = heard?.error ? toProblem(heard.error) : isFenced ? fenced : null;
    const up = error === null;
    const known = before?.get(address.id);
    const since = known?.up === up ? known.since : up === heard?.up ? heard.since : now;
    states.set(address.id, { ...address, up, since, error, version: heard?.version ?? known?.version ?? null });
  }
  for (const id of holdersOf(topics)) {
    if (states.has(id)) continue;
    const known = before?.get(id) ?? { id, host: '', port: -1, rack: null, version: null, up: true, since: now };
    states.set(id, { ...known, up: false, since: known.up ? now : known.since, error: unregistered });
  }
  return new Map([...states].sort(([a], [b]) => a - b));
}

function holdersOf(topics: ReadonlyMap<string, TopicState> | null): Set<number> {
  const ids = new Set<number>();
  for (const { partitions } of topics?.values() ?? []) {
    for (const { replicas } of partitions) for (const id of replicas) ids.add(id);
  }
  return ids;
}
