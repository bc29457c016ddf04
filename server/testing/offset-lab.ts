import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { CommittedOffset } from '../../dev/java/kafka-tools.ts';
import { type ChangeLab, changeLab, mainClasses } from './change-lab.ts';

/** When the first record of a filled topic was written: a minute lies between records, the last is an hour old. */
export const firstAt = Math.floor((Date.now() - 3_600_000) / 1000) * 1000 - 9 * 60_000;
export const recordAt = (offset: number) => new Date(firstAt + offset * 60_000).toISOString();

export interface OffsetLab extends ChangeLab {
  /** Ten records a minute apart in each of three partitions. */
  filledTopic(): Promise<string>;
  /** Deletes the records of a partition before `offset`. */
  cutLog(topic: string, partition: number, offset: bigint): Promise<void>;
  committedGroup(commits: readonly CommittedOffset[]): Promise<string>;
  /** As Java's admin client reads them: `topic-partition offset`. */
  commitsOf(group: string): Promise<string[]>;
  /** What one of Kafka's tools for groups prints; fails unless it ends well. */
  groupTool(name: string, ...args: string[]): Promise<string>;
  /** `topic partition offset` of each line that such a tool prints about a partition. */
  offsetsOf(printed: string): string[];
  /** Joins as a member that only sends heartbeats; gives how to leave. */
  joinShareGroup(group: string, topic: string): Promise<() => Promise<void>>;
  joinStreamsGroup(group: string, topic: string): Promise<() => Promise<void>>;
}

/** Changes of offsets against the shared cluster. */
export function offsetLab(): OffsetLab {
  const lab = changeLab() as OffsetLab;
  return Object.assign(lab, {
    async filledTopic() {
      const topic = await lab.newTopic(3, { 'retention.ms': '-1' });
      await lab.tools.produce(
        Array.from({ length: 30 }, (_, i) => ({
          ...{ topic, partition: i % 3, key: null, value: `${i}` },
          timestamp: BigInt(firstAt + Math.floor(i / 3) * 60_000),
        })),
      );
      return topic;
    },
    async cutLog(topic, partition, offset) {
      const found = (await lab.kafka.topics([topic], { fresh: true })).get(topic);
      const leader = found?.partitions.find(({ partitionIndex }) => partitionIndex === partition)?.leaderId;
      if (leader === undefined) throw new Error(`Partition ${partition} of ${topic} has no leader`);
      const topics = [{ name: topic, partitions: [{ partitionIndex: partition, offset }] }];
      await lab.kafka.call('DeleteRecords', { topics, timeoutMs: 5_000 }, { node: leader });
    },
    async committedGroup(commits) {
      const group = lab.unique('group');
      await lab.tools.commitOffsets(group, commits);
      return group;
    },
    async commitsOf(group) {
      const rows = await lab.tools.committedOffsets(group);
      return rows.map(({ topic, partition, offset }) => `${topic}-${partition} ${offset}`);
    },
    async groupTool(name, ...args) {
      const servers = lab.ctx.cluster.connection.bootstrapServers.join(',');
      const { exit, out, err } = await lab.tools.tool([
        mainClasses[name] ?? name,
        '--bootstrap-server',
        servers,
        ...args,
      ]);
      expect(exit, out + err).toBe(0);
      return out;
    },
    offsetsOf(printed) {
      const rows = printed.split('\n').flatMap((line) => {
        const [, topic, partition, offset] = /^\S+\s+(\S+)\s+(\d+)\s+(\d+)(?:\s|$)/.exec(line) ?? [];
        return topic === undefined ? [] : [`${topic}-${partition} ${offset}`];
      });
      return rows.sort();
    },
    async joinShareGroup(group, topic) {
      const node = await coordinatorOf(lab, group);
      const memberId = randomUUID();
      const beat = async (memberEpoch: number) => {
        const subscribedTopicNames = memberEpoch === 0 ? [topic] : null;
        const body = { groupId: group, memberId, memberEpoch, rackId: null, subscribedTopicNames };
        const answer = await lab.kafka.call('ShareGroupHeartbeat', body, { node });
        expect(answer.errorMessage).toBeNull();
        return { epoch: answer.memberEpoch, assigned: (answer.assignment?.topicPartitions.length ?? 0) > 0 };
      };
      return joined(beat);
    },
    async joinStreamsGroup(group, topic) {
      const node = await coordinatorOf(lab, group);
      const memberId = randomUUID();
      const subtopology = {
        ...{ subtopologyId: '0', sourceTopics: [topic], sourceTopicRegex: [], stateChangelogTopics: [] },
        ...{ repartitionSinkTopics: [], repartitionSourceTopics: [], copartitionGroups: [] },
      };
      const join = {
        ...{ rebalanceTimeoutMs: 60_000, processId: 'process', clientTags: [] },
        topology: { epoch: 0, subtopologies: [subtopology] },
      };
      const noTasks = { activeTasks: [], standbyTasks: [], warmupTasks: [] };
      const beat = async (memberEpoch: number) => {
        const own = memberEpoch === 0 ? { ...join, ...noTasks } : memberEpoch < 0 ? {} : noTasks;
        const body = { groupId: group, memberId, memberEpoch, endpointInformationEpoch: 0, ...own };
        const answer = await lab.kafka.call('StreamsGroupHeartbeat', body, { node });
        expect(answer.errorMessage).toBeNull();
        return { epoch: answer.memberEpoch, assigned: (answer.activeTasks?.length ?? 0) > 0 };
      };
      return joined(beat);
    },
  } satisfies Partial<OffsetLab>);
}

async function coordinatorOf(lab: ChangeLab, group: string): Promise<number> {
  const find = async () =>
    (await lab.kafka.call('FindCoordinator', { keyType: 0, coordinatorKeys: [group] })).coordinators[0];
  await expect.poll(find, { timeout: 30_000 }).toMatchObject({ errorCode: 0 });
  return (await find())?.nodeId as number;
}

/** Sends heartbeats until the member has got its partitions. */
async function joined(
  beat: (epoch: number) => Promise<{ epoch: number; assigned: boolean }>,
): Promise<() => Promise<void>> {
  let epoch = 0;
  const assigned = async () => {
    const answer = await beat(epoch);
    epoch = answer.epoch;
    return answer.assigned;
  };
  await expect.poll(assigned, { timeout: 30_000 }).toBe(true);
  return async () => {
    await beat(-1);
  };
}
