import type { Problem } from '../../lib/contracts/common.ts';
import { AppError, type ErrorCode, errorStatus } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk } from '../kafka/errors.ts';
import type { TopicPartition } from '../kafka/routing.ts';
import { fetchCommits, type GroupAnswer } from '../observe/read/committed.ts';
import { describeGroups, listGroups } from '../observe/read/groups.ts';
import type { GroupMember, GroupType } from '../observe/snapshot.ts';
import { findCoordinators } from './ask-coordinator.ts';
import { readShareStarts } from './read-share-starts.ts';

export interface Commit extends TopicPartition {
  offset: bigint;
  /** Kafka gives back '' for null. */
  metadata: string;
  /** -1: not known. */
  leaderEpoch: number;
}

/** What of a group stays as it is until somebody changes it. */
export interface GroupFacts {
  id: string;
  type: GroupType;
  state: string;
  members: Pick<GroupMember, 'id' | 'clientId' | 'host' | 'instanceId' | 'assignment'>[];
  /** In order of topic and partition. Of a share group: where it starts. */
  commits: Commit[];
}

const answerMs = 5_000;
const UNSTABLE_OFFSET_COMMIT = 88;

/** The group freshly from its coordinator; null where there is none. Throws what can't be read. */
export async function readGroup(kafka: KafkaClient, id: string): Promise<GroupFacts | null> {
  return (await readGroups(kafka, [id])).get(id) ?? null;
}

/** The groups freshly from their coordinators; those that do not exist are left out. Throws what can't be read. */
export async function readGroups(kafka: KafkaClient, ids: readonly string[]): Promise<Map<string, GroupFacts>> {
  const byNode = await findCoordinators(kafka, ids);
  const found = await Promise.all([...byNode].map(([node, own]) => readGroupsOf(kafka, node, own)));
  return new Map(found.flat().map((group) => [group.id, group]));
}

async function readGroupsOf(kafka: KafkaClient, node: number, ids: readonly string[]): Promise<GroupFacts[]> {
  const wanted = new Set(ids);
  const listed = (await listGroups(kafka, node, answerMs)).filter(({ id }) => wanted.has(id));
  if (listed.length === 0) return [];
  const idsOf = (share: boolean) => listed.filter(({ type }) => (type === 'share') === share).map(({ id }) => id);
  const [described, commits, starts] = await Promise.all([
    describeGroups(kafka, node, listed, answerMs),
    readCommits(kafka, idsOf(false), node),
    readShareStarts(kafka, idsOf(true), { node, timeoutMs: answerMs }),
  ]);
  return listed.map(({ id, type, state: listedState }) => {
    const group = described.get(id);
    if (group?.error) throw unread(id, group.error);
    const members = (group?.members ?? []).map(({ id: member, clientId, host, instanceId, assignment }) => {
      return { id: member, clientId, host, instanceId, assignment };
    });
    const state = group?.state ?? listedState ?? 'Unknown';
    return { id, type, state, members, commits: inOrder(commits.get(id) ?? starts.get(id) ?? []) };
  });
}

async function readCommits(kafka: KafkaClient, ids: readonly string[], node: number): Promise<Map<string, Commit[]>> {
  if (ids.length === 0) return new Map();
  const answers = await fetchCommits(kafka, ids, { node, timeoutMs: answerMs }, true);
  return new Map(answers.map((answer) => [answer.groupId, commitsOf(answer)]));
}

function commitsOf({ groupId, errorCode, topics }: GroupAnswer): Commit[] {
  const context = `The committed offsets of ${groupName(groupId)}`;
  assertOk(errorCode, context);
  return topics.flatMap(({ name, partitions }) =>
    partitions.map((row) => {
      if (row.errorCode === UNSTABLE_OFFSET_COMMIT) throw inTransaction(groupId, `${name}-${row.partitionIndex}`);
      assertOk(row.errorCode, `${context} on ${name}`);
      const { partitionIndex: partition, committedOffset: offset, committedLeaderEpoch: leaderEpoch } = row;
      return { topic: name, partition, offset, metadata: row.metadata ?? '', leaderEpoch };
    }),
  );
}

function inTransaction(group: string, place: string): AppError {
  const message = `A transaction is committing offsets of group ${groupName(group)} on ${place}. Wait for its end, or end it first.`;
  return new AppError('GROUP_ACTIVE', message, { details: { group, members: [] } });
}

/** Kafka gives -1 where there is none. */
function inOrder(commits: readonly Commit[]): Commit[] {
  return commits
    .filter(({ offset }) => offset >= 0n)
    .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}

function unread(id: string, { code, message }: Problem): AppError {
  const known = code in errorStatus ? (code as ErrorCode) : 'KAFKA_ERROR';
  return new AppError(known, `Group ${groupName(id)} could not be read. ${message}`, { details: { group: id } });
}

/** A group's id as a sentence shows it: the empty one needs quotes to be seen. */
export function groupName(id: string): string {
  return id === '' ? '""' : id;
}
