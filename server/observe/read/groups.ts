import type { Problem } from '../../../lib/contracts/common.ts';
import type { KafkaClient } from '../../kafka/client.ts';
import { assertOk } from '../../kafka/errors.ts';
import { kafkaProblem, toProblem } from '../problem.ts';
import type { GroupMember, GroupType } from '../snapshot.ts';
import { decodeAssignment } from './member-assignment.ts';
import { streamsAssignment } from './streams-assignment.ts';

export interface ListedGroup {
  id: string;
  type: GroupType;
  protocol: string | null;
  /** Null on brokers before 2.6: the description has it. */
  state: string | null;
}

export interface DescribedGroup {
  state: string | null;
  assignor: string | null;
  members: GroupMember[] | null;
  error: Problem | null;
}

const types: readonly string[] = ['classic', 'consumer', 'share', 'streams'];

/** The groups that a broker coordinates, of every type. */
export async function listGroups(kafka: KafkaClient, node: number, timeoutMs: number): Promise<ListedGroup[]> {
  const answer = await kafka.call('ListGroups', {}, { node, timeoutMs });
  assertOk(answer.errorCode, 'The groups could not be listed');
  return answer.groups.map(({ groupId, groupType, protocolType, groupState }) => ({
    id: groupId,
    type: typeOf(groupType),
    protocol: protocolType || null,
    state: groupState || null,
  }));
}

// Brokers before 3.8 do not tell the type and have only one.
function typeOf(name: string): GroupType {
  if (name === '') return 'classic';
  const type = name.toLowerCase();
  return types.includes(type) ? (type as GroupType) : 'unknown';
}

type Describe = (
  kafka: KafkaClient,
  node: number,
  ids: string[],
  timeoutMs: number,
) => Promise<Map<string, DescribedGroup>>;

const describers: Partial<Record<GroupType, Describe>> = {
  classic: describeClassic,
  consumer: describeConsumer,
  share: describeShare,
  streams: describeStreams,
};

/** State and members of groups of one coordinator: one request for each type that occurs. */
export async function describeGroups(
  kafka: KafkaClient,
  node: number,
  groups: readonly ListedGroup[],
  timeoutMs: number,
): Promise<Map<string, DescribedGroup>> {
  const described = new Map<string, DescribedGroup>();
  const byType = Map.groupBy(groups, ({ type }) => type);
  await Promise.all(
    [...byType].map(async ([type, listed]) => {
      const ids = listed.map(({ id }) => id);
      const found = await describeType(type, kafka, node, ids, timeoutMs);
      for (const id of ids) described.set(id, found.get(id) ?? failed(notDescribed));
    }),
  );
  return described;
}

async function describeType(type: GroupType, ...request: Parameters<Describe>): Promise<Map<string, DescribedGroup>> {
  try {
    return (await describers[type]?.(...request)) ?? new Map();
  } catch (error) {
    const problem = toProblem(error);
    return new Map(request[2].map((id) => [id, failed(problem)]));
  }
}

const notDescribed: Problem = { code: 'UNKNOWN', message: 'The broker does not describe groups of this type.' };

function failed(error: Problem): DescribedGroup {
  return { state: null, assignor: null, members: null, error };
}

async function describeClassic(...[kafka, node, groups, timeoutMs]: Parameters<Describe>) {
  const answer = await kafka.call('DescribeGroups', { groups }, { node, timeoutMs });
  return new Map(
    answer.groups.map((group) => {
      const { errorCode, errorMessage, protocolType } = group;
      const members = group.members.map((member) => ({
        ...clientOf(member),
        instanceId: member.groupInstanceId,
        rack: null,
        ...decodeAssignment(member.memberAssignment, protocolType),
      }));
      return described(group.groupId, errorCode, errorMessage, group.groupState, group.protocolData, members);
    }),
  );
}

async function describeConsumer(...[kafka, node, groupIds, timeoutMs]: Parameters<Describe>) {
  const request = { groupIds, includeAuthorizedOperations: false };
  const answer = await kafka.call('ConsumerGroupDescribe', request, { node, timeoutMs });
  return new Map(
    answer.groups.map((group) => {
      const members = group.members.map((member) => ({
        ...clientOf(member),
        instanceId: member.instanceId,
        rack: member.rackId,
        assignment: assignmentOf(member.assignment.topicPartitions),
        problem: null,
      }));
      const { groupId, errorCode, errorMessage, groupState, assignorName } = group;
      return described(groupId, errorCode, errorMessage, groupState, assignorName, members);
    }),
  );
}

async function describeShare(...[kafka, node, groupIds, timeoutMs]: Parameters<Describe>) {
  const request = { groupIds, includeAuthorizedOperations: false };
  const answer = await kafka.call('ShareGroupDescribe', request, { node, timeoutMs });
  return new Map(
    answer.groups.map((group) => {
      const members = group.members.map((member) => ({
        ...clientOf(member),
        instanceId: null,
        rack: member.rackId,
        assignment: assignmentOf(member.assignment.topicPartitions),
        problem: null,
      }));
      const { groupId, errorCode, errorMessage, groupState, assignorName } = group;
      return described(groupId, errorCode, errorMessage, groupState, assignorName, members);
    }),
  );
}

async function describeStreams(...[kafka, node, groupIds, timeoutMs]: Parameters<Describe>) {
  const request = { groupIds, includeAuthorizedOperations: false };
  const answer = await kafka.call('StreamsGroupDescribe', request, { node, timeoutMs });
  return new Map(
    answer.groups.map((group) => {
      const members = group.members.map((member) => ({
        ...clientOf(member),
        instanceId: member.instanceId,
        rack: member.rackId,
        assignment: streamsAssignment(member.assignment.activeTasks, group.topology?.subtopologies ?? []),
        problem: null,
      }));
      return described(group.groupId, group.errorCode, group.errorMessage, group.groupState, null, members);
    }),
  );
}

function described(
  id: string,
  errorCode: number,
  brokerText: string | null,
  state: string,
  assignor: string | null,
  members: GroupMember[],
): [string, DescribedGroup] {
  const error = kafkaProblem(errorCode, `The group "${id}" could not be described`, brokerText);
  return [id, error ? failed(error) : { state, assignor: assignor || null, members, error: null }];
}

function clientOf({ memberId, clientId, clientHost }: { memberId: string; clientId: string; clientHost: string }) {
  // Java's InetAddress prints itself as `name/address`; the name is empty.
  return { id: memberId, clientId, host: clientHost.replace(/^\//, '') };
}

function assignmentOf(topicPartitions: readonly { topicName: string; partitions: readonly number[] }[]) {
  return topicPartitions.map(({ topicName, partitions }) => ({
    topic: topicName,
    partitions: [...partitions].sort((a, b) => a - b),
  }));
}
