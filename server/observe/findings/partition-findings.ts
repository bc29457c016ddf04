import { formatInteger, plural } from '../../../lib/format/number.ts';
import type { PartitionState, TopicState } from '../snapshot.ts';
import { type Draft, gather, type Observed } from './draft.ts';
import { capitalise, countPartitions, listing, nameBrokers, namePartitions } from './words.ts';

export interface PartitionFaults {
  offline: PartitionState[];
  underMinIsr: PartitionState[];
  underReplicated: PartitionState[];
}

/** The faults of a topic's partitions, each partition under its worst. */
export function faultsOf(topic: TopicState, minInsyncReplicas: number | null): PartitionFaults {
  const faults: PartitionFaults = { offline: [], underMinIsr: [], underReplicated: [] };
  for (const partition of topic.partitions) {
    const { leader, isr, replicas } = partition;
    if (leader === null) faults.offline.push(partition);
    else if (isr.length < Math.min(minInsyncReplicas ?? 1, replicas.length)) faults.underMinIsr.push(partition);
    else if (isr.length < replicas.length) faults.underReplicated.push(partition);
  }
  return faults;
}

export function partitionFindings({ topics, settings, brokers }: Observed): Draft[] {
  const isDown = (id: number) => brokers.value?.get(id)?.up === false;
  const offline: Draft[] = [];
  const refusing: Draft[] = [];
  const lagging: Draft[] = [];
  for (const topic of topics.value?.values() ?? []) {
    const min = settings.value?.get(topic.name)?.minInsyncReplicas ?? null;
    const faults = faultsOf(topic, min);
    if (faults.offline.length > 0) offline.push(offlineDraft(topic, faults.offline, isDown));
    if (faults.underMinIsr.length > 0) refusing.push(underMinIsrDraft(topic, faults.underMinIsr, min ?? 1));
    if (faults.underReplicated.length > 0) lagging.push(underReplicatedDraft(topic, faults.underReplicated, min));
  }
  return [
    ...gather(offline, (rest) => restOf(rest, 'have no leader', 'Nothing can be written to them or read from them.')),
    ...gather(refusing, (rest) =>
      restOf(rest, 'refuse writes', 'Too few of their replicas are in sync for producers with acks=all.'),
    ),
    ...gather(lagging, (rest) => restOf(rest, 'are under-replicated', 'Some of their replicas are not in sync.')),
  ];
}

function offlineDraft({ name }: TopicState, faulty: PartitionState[], isDown: (id: number) => boolean): Draft {
  const numbers = faulty.map(({ partition }) => partition);
  const holders = [...new Set(faulty.flatMap(({ replicas }) => replicas))];
  const down = holders.filter(isDown);
  const where =
    down.length === 0
      ? `Replicas are on ${nameBrokers(holders)}; none of them is in sync.`
      : `${capitalise(nameBrokers(down))} ${down.length === 1 ? 'is' : 'are'} down; replicas are on ${nameBrokers(holders)}.`;
  return {
    id: `partition-offline:${name}`,
    severity: 'critical',
    kind: 'partition-offline',
    text: `${countPartitions(numbers)} of ${name} ${numbers.length === 1 ? 'has' : 'have'} no leader`,
    detail: `Nothing can be written to ${namePartitions(numbers)} or read from there. ${where}`,
    link: linkTo(name, 'offline'),
    advice: 'Bring back a broker that was in sync. An unclean election would lose records.',
    weight: numbers.length,
  };
}

function underMinIsrDraft({ name }: TopicState, faulty: PartitionState[], min: number): Draft {
  const numbers = faulty.map(({ partition }) => partition);
  return {
    id: `partition-under-min-isr:${name}`,
    severity: 'critical',
    kind: 'partition-under-min-isr',
    text: `${countPartitions(numbers)} of ${name} ${numbers.length === 1 ? 'refuses' : 'refuse'} writes`,
    detail: `${inSync(faulty)}, and min.insync.replicas is ${min}: producers with acks=all get an error. ${missing(faulty)}`,
    link: linkTo(name, 'under-replicated'),
    advice: 'Bring the missing brokers back.',
    weight: numbers.length,
  };
}

function underReplicatedDraft({ name }: TopicState, faulty: PartitionState[], min: number | null): Draft {
  const numbers = faulty.map(({ partition }) => partition);
  const needed = Math.max(1, min ?? 1);
  const critical = faulty.some(({ isr }) => isr.length <= needed);
  const end = needed > 1 ? 'refusing writes' : 'going offline';
  const state = critical ? `one failure away from ${end}` : 'under-replicated';
  const limit = min === null ? '' : `, and min.insync.replicas is ${min}`;
  return {
    id: `partition-under-replicated:${name}`,
    severity: critical ? 'critical' : 'warning',
    kind: 'partition-under-replicated',
    text: `${countPartitions(numbers)} of ${name} ${numbers.length === 1 ? 'is' : 'are'} ${state}`,
    detail: `${inSync(faulty)}${limit}. ${missing(faulty)}`,
    link: linkTo(name, 'under-replicated'),
    advice: 'Find out why the missing replicas do not keep up: a broker that is down, a slow disk, a slow network.',
    weight: numbers.length,
  };
}

function inSync(faulty: readonly PartitionState[]): string {
  const [worst] = [...faulty].sort((a, b) => a.isr.length - b.isr.length);
  const { partition, isr, replicas } = worst as PartitionState;
  const subject = faulty.length === 1 ? 'In sync' : `Partition ${partition}, the worst, is in sync`;
  return `${subject} on ${isr.length} of ${replicas.length} replicas`;
}

function missing(faulty: readonly PartitionState[]): string {
  const gone = new Set(faulty.flatMap(({ replicas, isr }) => replicas.filter((id) => !isr.includes(id))));
  return `${capitalise(nameBrokers([...gone]))} ${gone.size === 1 ? 'is' : 'are'} not in sync.`;
}

function restOf(rest: readonly Draft[], state: string, detail: string): Draft {
  const [first] = rest as [Draft];
  const topics = rest.map(({ id }) => id.slice(id.indexOf(':') + 1));
  const partitions = rest.reduce((sum, { weight }) => sum + weight, 0);
  const show = first.kind === 'partition-offline' ? 'offline' : 'under-replicated';
  return {
    ...first,
    id: `${first.kind}:*`,
    severity: rest.some(({ severity }) => severity === 'critical') ? 'critical' : 'warning',
    text: `${formatInteger(partitions)} partitions of ${plural(topics.length, 'more topic')} ${state}`,
    detail: `${detail} Topics: ${listing(topics)}.`,
    link: { path: `/topics?show=${show}&internal=true`, label: 'Open topics' },
    weight: -1,
  };
}

function linkTo(topic: string, show: 'offline' | 'under-replicated'): Draft['link'] {
  return { path: `/topics/${encodeURIComponent(topic)}/partitions?show=${show}`, label: 'Open partitions' };
}
