import type { Problem } from '../../../lib/contracts/common.ts';
import type { CallOptions, KafkaClient } from '../../kafka/client.ts';
import type { OffsetFetchResponseGroup } from '../../kafka/protocol/messages.ts';
import { kafkaProblem } from '../problem.ts';
import type { CommittedOffset } from '../snapshot.ts';

export interface Committed {
  committed: CommittedOffset[] | null;
  error: Problem | null;
}

/** Version 10 answers with topic ids instead of names. */
const newestWithNames = 9;
const firstWithManyGroups = 8;
const firstWithStable = 7;
const context = 'The committed offsets could not be read';

/** Committed offsets of all groups of one coordinator. */
export async function readCommitted(
  kafka: KafkaClient,
  node: number,
  groupIds: readonly string[],
  timeoutMs: number,
): Promise<Map<string, Committed>> {
  const answers = await fetchCommits(kafka, groupIds, { node, timeoutMs });
  return new Map(answers.map((group) => [group.groupId, committedOf(group)]));
}

/**
 * OffsetFetch as its coordinator answers it: all groups in one request; brokers before 3.0 need one request each.
 * With `requireStable`, commits of open transactions are errors (88) instead of the offsets before them.
 */
export async function fetchCommits(
  kafka: KafkaClient,
  groupIds: readonly string[],
  options: CallOptions & { node: number },
  requireStable = false,
): Promise<GroupAnswer[]> {
  const version = await kafka.version('OffsetFetch', options.node);
  const call = { ...options, maxVersion: newestWithNames };
  if (version !== null && version < firstWithManyGroups) {
    const answers: GroupAnswer[] = [];
    for (const groupId of groupIds) {
      const stable = version >= firstWithStable && { requireStable };
      const answer = await kafka.call('OffsetFetch', { groupId, topics: null, ...stable }, call);
      answers.push({ ...answer, groupId });
    }
    return answers;
  }
  const groups = groupIds.map((groupId) => ({ groupId, memberId: null, memberEpoch: -1, topics: null }));
  return (await kafka.call('OffsetFetch', { groups, requireStable }, call)).groups;
}

/** What share groups have instead: where delivery starts, and the lag as the broker counts it. */
export async function readShareOffsets(
  kafka: KafkaClient,
  node: number,
  groupIds: readonly string[],
  timeoutMs: number,
): Promise<Map<string, Committed>> {
  const groups = groupIds.map((groupId) => ({ groupId, topics: null }));
  const answer = await kafka.call('DescribeShareGroupOffsets', { groups }, { node, timeoutMs });
  return new Map(
    answer.groups.map(({ groupId, topics, errorCode, errorMessage }) => {
      const error = kafkaProblem(errorCode, context, errorMessage);
      const committed = topics.flatMap(({ topicName, partitions }) =>
        partitions
          .filter((row) => row.errorCode === 0 && row.startOffset >= 0n)
          .map(({ partitionIndex, startOffset, lag }): CommittedOffset => {
            const brokerLag = lag < 0n ? null : lag;
            return { topic: topicName, partition: partitionIndex, offset: startOffset, metadata: null, brokerLag };
          }),
      );
      return [groupId, { committed: error ? null : committed, error }];
    }),
  );
}

export type GroupAnswer = Pick<OffsetFetchResponseGroup, 'groupId' | 'errorCode'> & {
  topics: readonly Omit<OffsetFetchResponseGroup['topics'][number], 'topicId'>[];
};

function committedOf({ topics, errorCode }: GroupAnswer): Committed {
  if (errorCode !== 0) return { committed: null, error: kafkaProblem(errorCode, context) };
  const rows = topics.flatMap(({ name, partitions }) => partitions.map((row) => ({ ...row, topic: name })));
  const failed = rows.find((row) => row.errorCode !== 0);
  return {
    committed: rows
      .filter((row) => row.errorCode === 0 && row.committedOffset >= 0n)
      .map(({ topic, partitionIndex, committedOffset, metadata }) => {
        return {
          topic,
          partition: partitionIndex,
          offset: committedOffset,
          metadata: metadata || null,
          brokerLag: null,
        };
      }),
    error: failed ? kafkaProblem(failed.errorCode, context) : null,
  };
}
