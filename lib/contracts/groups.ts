import { z } from 'zod';
import {
  asOf,
  clusterParams,
  freshQuery,
  groupParams,
  instant,
  int64,
  listOf,
  listQuery,
  problem,
  wholeNumber,
} from './common.ts';
import { contract } from './contract.ts';

export const groupStatus = z.enum(['OK', 'BEHIND', 'STALLED', 'STOPPED', 'REWOUND', 'EMPTY', 'UNKNOWN']);
export type GroupStatus = z.infer<typeof groupStatus>;

export const groupType = z.enum(['classic', 'consumer', 'share', 'streams', 'unknown']);

export const groupSummary = z.object({
  id: z.string(),
  type: groupType,
  protocol: z.string().nullable(),
  /** Kafka's own word: Stable, Empty, PreparingRebalance, … */
  state: z.string(),
  status: groupStatus,
  coordinator: z.number().nullable(),
  members: z.number().nullable(),
  topics: z.array(z.string()),
  lag: int64.nullable(),
  /** How long ago the end of the log was where the group is now; the worst partition. */
  lagSeconds: z.number().nullable(),
  consumedPerSecond: z.number().nullable(),
  producedPerSecond: z.number().nullable(),
  /** At present rates; null with `catchUp` saying why. */
  catchUpSeconds: z.number().nullable(),
  catchUp: z.enum(['caught-up', 'in', 'never', 'unknown']),
  /** Lag over the last hour, at most 30 points, for a sparkline. */
  trend: z.array(z.number().nullable()),
  error: problem.nullable(),
});
export type GroupSummary = z.infer<typeof groupSummary>;

export const groupSortKeys = ['id', 'lag', 'lagSeconds', 'status', 'state', 'members', 'consumedPerSecond'] as const;

export const listGroups = contract({
  method: 'GET',
  path: '/clusters/{cluster}/groups',
  summary: 'Groups of every type with lag and verdict',
  params: clusterParams,
  query: listQuery(groupSortKeys).extend({ status: groupStatus.optional(), topic: z.string().max(249).optional() }),
  reply: listOf(groupSummary).extend({ counts: z.record(groupStatus, z.number()) }),
});

export const groupMember = z.object({
  id: z.string(),
  clientId: z.string(),
  host: z.string(),
  instanceId: z.string().nullable(),
  rack: z.string().nullable(),
  assignment: z.array(z.object({ topic: z.string(), partitions: z.array(z.number()) })),
  /** Bytes of the assignment could not be read as the consumer protocol's. */
  problem: problem.nullable(),
});
export type GroupMember = z.infer<typeof groupMember>;

export const groupPartition = z.object({
  topic: z.string(),
  partition: z.number(),
  committed: int64.nullable(),
  start: int64.nullable(),
  end: int64.nullable(),
  lag: int64.nullable(),
  lagSeconds: z.number().nullable(),
  /** Age of the next visible record by its own timestamp; only read on demand. */
  lagSecondsExact: z.number().nullable(),
  status: groupStatus,
  consumedPerSecond: z.number().nullable(),
  producedPerSecond: z.number().nullable(),
  memberId: z.string().nullable(),
  lastCommitSeenAt: instant.nullable(),
  /** Records that retention removed before the group read them. */
  lost: int64.nullable(),
  metadata: z.string().nullable(),
  error: problem.nullable(),
});
export type GroupPartition = z.infer<typeof groupPartition>;

export const groupDetail = asOf.extend({
  ...groupSummary.omit({ members: true }).shape,
  /** How partitions are shared out: `range`, `uniform`, …; null where the group has none. */
  assignor: z.string().nullable(),
  /** The verdict in a sentence, with numbers. */
  verdict: z.string(),
  members: z.array(groupMember).nullable(),
  partitions: z.array(groupPartition),
});
export type GroupDetail = z.infer<typeof groupDetail>;

export const getGroup = contract({
  method: 'GET',
  path: '/clusters/{cluster}/groups/{group}',
  summary: 'One group: members, assignment, lag per partition',
  params: groupParams,
  query: freshQuery,
  reply: groupDetail,
});

/** `[time in ms, lag or null for a gap, lag in seconds or null]`. */
export const lagPoint = z.tuple([z.number(), int64.nullable(), z.number().nullable()]);

export const lagReply = z.object({
  /** Milliseconds between points. */
  step: z.number(),
  from: z.number(),
  to: z.number(),
  series: z.array(
    z.object({
      group: z.string(),
      topic: z.string().optional(),
      partition: z.number().optional(),
      points: z.array(lagPoint),
    }),
  ),
  events: z.array(z.object({ at: z.number(), kind: z.string(), text: z.string() })),
  /** Since when there is history at all. */
  historySince: instant.nullable(),
});
export type LagReply = z.infer<typeof lagReply>;

export const lagQuery = z.strictObject({
  /** An instant or a duration before now: `-1h`. */
  from: z.string().max(40).default('-1h'),
  to: z.string().max(40).default('now'),
  /** Milliseconds; raised where it would give more than 1,000 points. */
  step: wholeNumber(1000).optional(),
});

export const getGroupLag = contract({
  method: 'GET',
  path: '/clusters/{cluster}/groups/{group}/lag',
  summary: 'Lag of a group over time, per partition',
  params: groupParams,
  query: lagQuery,
  reply: lagReply,
});
