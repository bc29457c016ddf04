import type { Problem } from '../../lib/contracts/common.ts';
import type { Finding } from '../../lib/contracts/findings.ts';
import type { GroupLag } from './lag/group-lag.ts';

/** Something that is read as one: its latest good value, when that was read, and why it is not fresher. */
export interface Part<T> {
  readonly value: T | null;
  /** Milliseconds since 1970. */
  readonly readAt: number | null;
  readonly error: Problem | null;
}

export interface BrokerState {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
  /** It answers us, and the controller counts it. */
  readonly up: boolean;
  /** Since when it is up or not, as far as was watched. */
  readonly since: number;
  readonly error: Problem | null;
  /** Of its software, such as `4.3`. */
  readonly version: string | null;
}

export interface QuorumReplica {
  readonly id: number;
  readonly lag: bigint | null;
  readonly lastCaughtUpAt: number | null;
}

export interface QuorumState {
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly voters: readonly QuorumReplica[];
  readonly observers: readonly QuorumReplica[];
}

export interface PartitionState {
  readonly partition: number;
  readonly leader: number | null;
  readonly leaderEpoch: number | null;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offline: readonly number[];
}

export interface TopicState {
  readonly name: string;
  /** Null on brokers that have no topic ids. */
  readonly id: string | null;
  readonly internal: boolean;
  /** By partition number. */
  readonly partitions: readonly PartitionState[];
}

export interface TopicSettings {
  readonly minInsyncReplicas: number | null;
  readonly cleanupPolicy: string | null;
  readonly retentionMs: bigint | null;
}

export interface ReplicaSize {
  readonly topic: string;
  readonly partition: number;
  readonly sizeBytes: bigint;
  readonly offsetLag: bigint;
  readonly future: boolean;
}

export interface LogDir {
  readonly path: string;
  readonly error: Problem | null;
  readonly totalBytes: bigint | null;
  readonly usableBytes: bigint | null;
  readonly replicas: readonly ReplicaSize[];
}

export interface PartitionOffsets {
  readonly start: bigint | null;
  readonly end: bigint | null;
  readonly lastStable: bigint | null;
  readonly readAt: number | null;
  /** Why the offsets are not of the last sample. */
  readonly error: Problem | null;
}

export type GroupType = 'classic' | 'consumer' | 'share' | 'streams' | 'unknown';

export interface Assignment {
  readonly topic: string;
  readonly partitions: readonly number[];
}

export interface GroupMember {
  readonly id: string;
  readonly clientId: string;
  readonly host: string;
  readonly instanceId: string | null;
  readonly rack: string | null;
  readonly assignment: readonly Assignment[];
  readonly problem: Problem | null;
}

export interface CommittedOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly metadata: string | null;
  /** Lag as the broker counts it; only share groups have it. */
  readonly brokerLag: bigint | null;
}

export interface GroupState {
  readonly id: string;
  readonly type: GroupType;
  readonly protocol: string | null;
  readonly state: string;
  /** How partitions are shared out, such as `range` or `uniform`. */
  readonly assignor: string | null;
  readonly coordinator: number;
  /** Null while they could not be read. */
  readonly members: readonly GroupMember[] | null;
  readonly committed: readonly CommittedOffset[] | null;
  readonly readAt: number | null;
  /** Why members or commits are not of the last sample. */
  readonly error: Problem | null;
}

/** Whether the last thing asked of a broker was answered, and when one was last. */
export interface BrokerReading {
  readonly readAt: number | null;
  readonly error: Problem | null;
}

/** The state of a cluster at a moment. Never changed: the next sample makes a new one. */
export interface ClusterSnapshot {
  readonly cluster: string;
  /** When the latest sample ended in which any broker answered; null: none has yet. */
  readonly takenAt: number | null;
  /** Why no broker answered the last sample. */
  readonly unreachable: Problem | null;
  readonly unreachableSince: number | null;
  readonly kafkaClusterId: string | null;
  readonly brokers: Part<ReadonlyMap<number, BrokerState>>;
  /** Who brokers say the controller is. Only ZooKeeper's clusters mean it: in KRaft they name any broker. */
  readonly namedController: number | null;
  /** Value and error are both null where brokers have no quorum (ZooKeeper). */
  readonly quorum: Part<QuorumState>;
  readonly topics: Part<ReadonlyMap<string, TopicState>>;
  readonly settings: Part<ReadonlyMap<string, TopicSettings>>;
  readonly logDirs: ReadonlyMap<number, Part<readonly LogDir[]>>;
  /** By topic, then partition number. */
  readonly offsets: ReadonlyMap<string, readonly PartitionOffsets[]>;
  readonly offsetReadings: ReadonlyMap<number, BrokerReading>;
  readonly groups: ReadonlyMap<string, GroupState> | null;
  readonly groupReadings: ReadonlyMap<number, BrokerReading>;
  readonly groupLags: ReadonlyMap<string, GroupLag>;
  readonly findings: readonly Finding[];
}

const unread = { value: null, readAt: null, error: null };

export function startingSnapshot(cluster: string): ClusterSnapshot {
  return {
    cluster,
    takenAt: null,
    unreachable: null,
    unreachableSince: null,
    kafkaClusterId: null,
    brokers: unread,
    namedController: null,
    quorum: unread,
    topics: unread,
    settings: unread,
    logDirs: new Map(),
    offsets: new Map(),
    offsetReadings: new Map(),
    groups: null,
    groupReadings: new Map(),
    groupLags: new Map(),
    findings: [],
  };
}

/** The id of the active controller; null where it is not known or there is none. */
export function controllerOf({ quorum, namedController }: ClusterSnapshot): number | null {
  if (quorum.error || quorum.readAt === null) return null;
  const id = quorum.value ? quorum.value.leader : namedController;
  return id === null || id < 0 ? null : id;
}
