import { z } from 'zod';
import {
  asOf,
  clusterParams,
  freshQuery,
  instant,
  int64,
  listOf,
  listQuery,
  noQuery,
  problem,
  topicParams,
} from './common.ts';
import { configEntry } from './configs.ts';
import { contract } from './contract.ts';
import { groupStatus } from './groups.ts';

export const topicSummary = z.object({
  name: z.string(),
  internal: z.boolean(),
  partitions: z.number(),
  replicationFactor: z.number(),
  underReplicated: z.number(),
  underMinIsr: z.number().nullable(),
  offline: z.number(),
  /** End minus start offsets: an upper bound on compacted or transactional topics. */
  messages: int64.nullable(),
  /** All replicas. */
  sizeBytes: int64.nullable(),
  producedPerSecond: z.number().nullable(),
  cleanupPolicy: z.string().nullable(),
  groups: z.number().nullable(),
  maxLag: int64.nullable(),
  /** Why a number above is null. */
  problem: problem.nullable(),
});
export type TopicSummary = z.infer<typeof topicSummary>;

export const topicSortKeys = [
  'name',
  'partitions',
  'replicationFactor',
  'underReplicated',
  'messages',
  'sizeBytes',
  'producedPerSecond',
  'groups',
  'maxLag',
] as const;

export const listTopics = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics',
  summary: 'Topics: searched, sorted and paged on the server',
  params: clusterParams,
  query: listQuery(topicSortKeys).extend({
    internal: z.enum(['true', 'false']).default('false'),
    /** Only topics with a fault. */
    show: z.enum(['all', 'under-replicated', 'offline']).default('all'),
  }),
  reply: listOf(topicSummary).extend({
    /** How many internal topics the filter hides, so that the page can say so. */
    hiddenInternal: z.number(),
    counts: z.object({ all: z.number(), underReplicated: z.number(), offline: z.number() }),
  }),
});

export const topicDetail = asOf.extend({
  ...topicSummary.shape,
  topicId: z.string().nullable(),
  minInsyncReplicas: z.number().nullable(),
  retentionMs: int64.nullable(),
  /** Partitions whose leader is not the first of their replicas. */
  notPreferredLeader: z.number(),
  configsSet: z.number().nullable(),
  worstGroup: z.object({ group: z.string(), lag: int64.nullable(), lagSeconds: z.number().nullable() }).nullable(),
});
export type TopicDetail = z.infer<typeof topicDetail>;

export const getTopic = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}',
  summary: 'One topic',
  params: topicParams,
  query: freshQuery,
  reply: topicDetail,
});

export const partition = z.object({
  partition: z.number(),
  /** Null: no leader. */
  leader: z.number().nullable(),
  leaderEpoch: z.number().nullable(),
  replicas: z.array(z.number()),
  isr: z.array(z.number()),
  /** Eligible leader replicas (KIP-966); null where the brokers do not tell. */
  elr: z.array(z.number()).nullable(),
  offline: z.array(z.number()),
  startOffset: int64.nullable(),
  endOffset: int64.nullable(),
  lastStableOffset: int64.nullable(),
  /** Of the leader's replica. */
  sizeBytes: int64.nullable(),
  producedPerSecond: z.number().nullable(),
  error: problem.nullable(),
});
export type Partition = z.infer<typeof partition>;

export const getTopicPartitions = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/partitions',
  summary: 'Partitions of a topic with leader, replicas, ISR, offsets and size',
  params: topicParams,
  query: freshQuery,
  reply: asOf.extend({ items: z.array(partition) }),
});

export const getTopicConfigs = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/configs',
  summary: 'Configuration of a topic with value, source and default',
  params: topicParams,
  query: noQuery,
  reply: z.object({ items: z.array(configEntry) }),
});

export const topicGroup = z.object({
  group: z.string(),
  state: z.string(),
  status: groupStatus,
  members: z.number().nullable(),
  partitions: z.number(),
  lag: int64.nullable(),
  lagSeconds: z.number().nullable(),
  consumedPerSecond: z.number().nullable(),
  lastCommitSeenAt: instant.nullable(),
});
export type TopicGroup = z.infer<typeof topicGroup>;

export const getTopicGroups = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/groups',
  summary: 'Groups that read a topic',
  params: topicParams,
  query: freshQuery,
  reply: asOf.extend({ items: z.array(topicGroup) }),
});
