import { z } from 'zod';
import { int64 } from './common.ts';

const name = z.string().min(1).max(249);
const groupId = z.string().max(32_767);
const partition = z.int().min(0).max(2_147_483_647);
const instant = z.iso.datetime();

/** What a topic's settings become; null: back to the default that would take its place. */
const configChanges = z.record(z.string().min(1), z.string().nullable());

/** The replicas of each partition, preferred leader first. */
const assignments = z
  .array(z.array(z.int().min(0)).min(1))
  .min(1)
  .max(10_000);

/** One topic, or many in one plan. */
const topics = { topic: name.optional(), topics: z.array(name).min(1).max(1_000).optional() };

export const createTopicRequest = z.strictObject({
  kind: z.literal('create-topic'),
  name,
  /** Absent: the broker's default; with `like`, as many as that topic has. Not together with `assignments`. */
  partitions: z.int().min(1).max(10_000).optional(),
  replicationFactor: z.int().min(1).max(32_767).optional(),
  assignments: assignments.optional(),
  configs: z.record(z.string().min(1), z.string()).default({}),
  /** Takes over what is not given from this topic: partitions, replication factor and the settings it sets itself. */
  like: name.optional(),
});
export type CreateTopicRequest = z.output<typeof createTopicRequest>;

const deleteTopicRequest = z.strictObject({ kind: z.literal('delete-topic'), ...topics });

export const alterTopicConfigsRequest = z.strictObject({
  kind: z.literal('alter-topic-configs'),
  ...topics,
  configs: configChanges.default({}),
  /** Instead of all the above: other settings for each topic. The undo of a change to several is such a request. */
  each: z
    .array(z.strictObject({ topic: name, configs: configChanges }))
    .min(1)
    .max(1_000)
    .optional(),
});
export type AlterTopicConfigsRequest = z.output<typeof alterTopicConfigsRequest>;

export const addPartitionsRequest = z.strictObject({
  kind: z.literal('add-partitions'),
  topic: name,
  /** The new total. */
  partitions: z.int().min(1).max(10_000),
  /** Of the added partitions only. */
  assignments: assignments.optional(),
});
export type AddPartitionsRequest = z.output<typeof addPartitionsRequest>;

/** Says what the words and shapes are to who sends none of them; what is wrong inside a shape is told by its field. */
const oneOf = (words: string) => ({
  error: ({ input }: { input?: unknown }) =>
    typeof input === 'object' && input !== null ? undefined : `must be ${words}`,
});

/** `latest`, an offset, an instant, or a duration before now such as `-2h`. */
const purgeTarget = z.union(
  [
    z.literal('latest'),
    z.strictObject({ offset: int64 }),
    z.strictObject({ time: instant }),
    z.strictObject({ duration: z.string().max(20) }),
  ],
  oneOf('"latest", {"offset":"42"}, {"time":"2026-11-20T10:00:00Z"} or {"duration":"-2h"}'),
);

export const purgeRequest = z.strictObject({
  kind: z.literal('purge'),
  ...topics,
  /** Absent: all. With several topics always all. */
  partitions: z.array(partition).min(1).max(10_000).optional(),
  /** Records before this are deleted. */
  to: purgeTarget,
});
export type PurgeRequest = z.output<typeof purgeRequest>;

const resetScope = z.union(
  [z.literal('all'), z.strictObject({ topic: name, partitions: z.array(partition).min(1).max(10_000).optional() })],
  oneOf('"all", {"topic":"orders"} or {"topic":"orders","partitions":[0,3]}'),
);

const resetTarget = z.union(
  [
    z.literal('earliest'),
    z.literal('latest'),
    z.strictObject({ offset: int64 }),
    z.strictObject({ time: instant }),
    z.strictObject({ duration: z.string().max(20) }),
    z.strictObject({ shift: int64 }),
    z.strictObject({ group: groupId }),
    z.strictObject({ csv: z.string().max(1_000_000) }),
  ],
  oneOf(
    '"earliest", "latest" or one of {"offset":"42"}, {"time":"2026-11-20T10:00:00Z"}, {"duration":"-2h"}, {"shift":"-10"}, {"group":"other"}, {"csv":"topic,partition,offset…"}',
  ),
);

export const resetOffsetsRequest = z.strictObject({
  kind: z.literal('reset-offsets'),
  group: groupId,
  /** `all`: every partition the group has committed on. A topic without commits: the group begins there. */
  scope: resetScope,
  to: resetTarget,
});
export type ResetOffsetsRequest = z.output<typeof resetOffsetsRequest>;

/** Puts commits back as they were; the undo of a reset. `offset` null: the commit did not exist and goes. */
export const restoreOffsetsRequest = z.strictObject({
  kind: z.literal('restore-offsets'),
  group: groupId,
  /** Whether it is a share group, which has offsets where it starts, without metadata and epoch. */
  share: z.boolean().default(false),
  offsets: z
    .array(
      z.strictObject({
        topic: name,
        partition,
        offset: int64.nullable(),
        metadata: z.string().nullable().default(null),
        leaderEpoch: z.int().min(-1).max(2_147_483_647).default(-1),
      }),
    )
    .min(1)
    .max(100_000),
});
export type RestoreOffsetsRequest = z.output<typeof restoreOffsetsRequest>;

export const deleteOffsetsRequest = z.strictObject({
  kind: z.literal('delete-offsets'),
  group: groupId,
  topic: name,
  partitions: z.array(partition).min(1).max(10_000).optional(),
});
export type DeleteOffsetsRequest = z.output<typeof deleteOffsetsRequest>;

const deleteGroupRequest = z.strictObject({
  kind: z.literal('delete-group'),
  group: groupId.optional(),
  groups: z.array(groupId).min(1).max(1_000).optional(),
});

const requests = [
  createTopicRequest,
  deleteTopicRequest,
  alterTopicConfigsRequest,
  addPartitionsRequest,
  purgeRequest,
  resetOffsetsRequest,
  restoreOffsetsRequest,
  deleteOffsetsRequest,
  deleteGroupRequest,
] as const;

/** Every change that can be asked for, told apart by `kind`. */
export const changeRequest = z.discriminatedUnion('kind', requests, {
  error: ({ code }) =>
    code === 'invalid_union' ? `must be one of ${requests.map(({ shape }) => shape.kind.value).join(', ')}` : undefined,
});
export type ChangeRequest = z.output<typeof changeRequest>;
export type ChangeRequestInput = z.input<typeof changeRequest>;
