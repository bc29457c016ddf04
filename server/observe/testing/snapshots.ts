import type { GroupLag, PartitionLag } from '../lag/group-lag.ts';
import { sumUp } from '../lag/group-lag.ts';
import {
  type BrokerState,
  type ClusterSnapshot,
  type GroupState,
  type PartitionState,
  startingSnapshot,
  type TopicState,
} from '../snapshot.ts';

export const now = Date.parse('2026-11-20T12:00:00Z');

export function broker(id: number, state: Partial<BrokerState> = {}): BrokerState {
  return {
    id,
    host: `kafka-${id}`,
    port: 9092,
    rack: null,
    up: true,
    since: now,
    error: null,
    version: '4.3',
    ...state,
  };
}

export function partition(number: number, state: Partial<PartitionState> = {}): PartitionState {
  const replicas = state.replicas ?? [1, 2, 3];
  return {
    partition: number,
    leader: replicas[0] ?? null,
    leaderEpoch: 0,
    replicas,
    isr: replicas,
    offline: [],
    ...state,
  };
}

export function topic(
  name: string,
  partitions: PartitionState[] = [partition(0)],
  state: Partial<TopicState> = {},
): TopicState {
  return { name, id: `id-of-${name}`, internal: false, partitions, ...state };
}

export function group(id: string, state: Partial<GroupState> = {}): GroupState {
  return {
    id,
    type: 'classic',
    protocol: 'consumer',
    state: 'Stable',
    assignor: 'range',
    coordinator: 1,
    members: [],
    committed: [],
    readAt: now,
    error: null,
    ...state,
  };
}

export function partitionLag(state: Partial<PartitionLag> = {}): PartitionLag {
  return {
    topic: 'orders',
    partition: 0,
    committed: 100n,
    start: 0n,
    end: 100n,
    lag: 0n,
    lost: 0n,
    lagSeconds: 0,
    status: 'OK',
    statusSince: now - 60_000,
    consumedPerSecond: 10,
    producedPerSecond: 10,
    memberId: null,
    lastCommitSeenAt: now,
    metadata: null,
    error: null,
    ...state,
  };
}

export function groupLag(rows: readonly PartitionLag[], members: number | null = 1): GroupLag {
  return sumUp(rows, { members, error: null, now });
}

/** Three brokers that are up, a quorum, and what is given. */
export function snapshot(
  state: Partial<Omit<ClusterSnapshot, 'topics' | 'groups' | 'settings'>> & {
    topics?: TopicState[];
    groups?: [GroupState, PartitionLag[]][];
    minInsyncReplicas?: number;
  } = {},
): ClusterSnapshot {
  const { topics = [], groups = [], minInsyncReplicas = 2, ...rest } = state;
  const settings = { minInsyncReplicas, cleanupPolicy: 'delete', retentionMs: 7n * 86_400_000n };
  const read = { readAt: now, error: null };
  return {
    ...startingSnapshot('test'),
    takenAt: now,
    brokers: { ...read, value: new Map([1, 2, 3].map((id) => [id, broker(id)])) },
    quorum: { ...read, value: { leader: 1, leaderEpoch: 1, voters: [], observers: [] } },
    topics: { ...read, value: new Map(topics.map((one) => [one.name, one])) },
    settings: { ...read, value: new Map(topics.map(({ name }) => [name, settings])) },
    groups: new Map(groups.map(([one]) => [one.id, one])),
    groupLags: new Map(groups.map(([one, rows]) => [one.id, groupLag(rows, one.members?.length ?? null)])),
    ...rest,
  };
}
