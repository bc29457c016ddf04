import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createKafkaClient, type KafkaClient } from '../../kafka/client.ts';
import { sampleGroups } from '../sample-groups.ts';
import type { GroupState } from '../snapshot.ts';

const topic = `read-groups-${randomUUID()}`;
const [shared, streamed] = [`${topic}-share`, `${topic}-streams`];
const patience = { timeout: 30_000, interval: 500 };

let kafka: KafkaClient;

beforeAll(async () => {
  const bootstrapServers = (process.env.HIGHWATER_TEST_BROKERS as string).split(',');
  kafka = createKafkaClient({ bootstrapServers, clientId: 'groups-test', tls: null, sasl: null });
  const topics = [{ name: topic, numPartitions: 3, replicationFactor: 1, assignments: [], configs: [] }];
  await kafka.call('CreateTopics', { topics, timeoutMs: 10_000 });
});

afterAll(async () => {
  await kafka.call('DeleteTopics', { topics: [{ name: topic, topicId: 'A'.repeat(22) }], timeoutMs: 10_000 });
  await kafka.close();
});

async function coordinatorOf(group: string): Promise<number> {
  const find = async () => {
    const { coordinators } = await kafka.call('FindCoordinator', { keyType: 0, coordinatorKeys: [group] });
    expect(coordinators[0]?.errorCode).toBe(0);
    return coordinators[0]?.nodeId as number;
  };
  return vi.waitFor(find, patience);
}

async function read(group: string): Promise<GroupState | undefined> {
  const brokers = (await kafka.brokers()).map(({ id }) => ({ id, silent: null }));
  const { groups } = await sampleGroups(kafka, brokers, { groups: null, readings: new Map() });
  return groups?.get(group);
}

test('a share group with its member and what that was given', async () => {
  const node = await coordinatorOf(shared);
  const memberId = randomUUID();
  let memberEpoch = 0;
  await vi.waitFor(async () => {
    const body = {
      groupId: shared,
      memberId,
      memberEpoch,
      rackId: null,
      subscribedTopicNames: memberEpoch === 0 ? [topic] : null,
    };
    const answer = await kafka.call('ShareGroupHeartbeat', body, { node });
    expect(answer.errorMessage).toBeNull();
    memberEpoch = answer.memberEpoch;
    expect(await read(shared)).toMatchObject({
      type: 'share',
      state: 'Stable',
      error: null,
      members: [{ id: memberId, clientId: 'groups-test', assignment: [{ topic, partitions: [0, 1, 2] }] }],
    });
  }, patience);
});

test('a streams group with its tasks as the partitions they read', async () => {
  const node = await coordinatorOf(streamed);
  const memberId = randomUUID();
  const subtopology = {
    subtopologyId: '0',
    sourceTopics: [topic],
    sourceTopicRegex: [],
    stateChangelogTopics: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    copartitionGroups: [],
  };
  const join = {
    rebalanceTimeoutMs: 60_000,
    topology: { epoch: 0, subtopologies: [subtopology] },
    activeTasks: [],
    standbyTasks: [],
    warmupTasks: [],
    processId: 'process',
    clientTags: [],
  };
  let memberEpoch = 0;
  let tasks: { subtopologyId: string; partitions: number[] }[] = [];
  await vi.waitFor(async () => {
    const own = memberEpoch === 0 ? join : { activeTasks: tasks, standbyTasks: [], warmupTasks: [] };
    const body = { groupId: streamed, memberId, memberEpoch, endpointInformationEpoch: 0, ...own };
    const answer = await kafka.call('StreamsGroupHeartbeat', body, { node });
    expect(answer.errorMessage).toBeNull();
    memberEpoch = answer.memberEpoch;
    tasks = answer.activeTasks ?? tasks;
    expect(await read(streamed)).toMatchObject({
      type: 'streams',
      error: null,
      members: [{ id: memberId, assignment: [{ topic, partitions: [0, 1, 2] }] }],
    });
  }, patience);
});
