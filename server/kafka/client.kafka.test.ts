import { afterAll, expect, test } from 'vitest';
import { createKafkaClient } from './client.ts';
import { callCoordinators } from './coordinators.ts';
import { apiKey, apiVersions } from './protocol/codec.ts';
import type { ApiName, RequestOf } from './protocol/messages.ts';
import { zeroUuid } from './protocol/schema.ts';
import { callAll, callLeaders } from './routing.ts';

const bootstrapServers = (process.env.HIGHWATER_TEST_BROKERS ?? '').split(',');
const client = createKafkaClient({ bootstrapServers, clientId: 'test', tls: null, sasl: null });
afterAll(() => client.close());

const quorum = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }];
const nobody = `nobody-${process.pid}`;

/** Every read the console makes of a cluster, harmless whatever the cluster holds. */
const reads: { [A in ApiName]?: (version: number) => RequestOf<A> } = {
  ApiVersions: (version) => (version < 3 ? {} : { clientSoftwareName: 'test', clientSoftwareVersion: '1' }),
  Metadata: (version) => ({ topics: version === 0 ? [] : null }),
  DescribeCluster: () => ({ includeClusterAuthorizedOperations: true }),
  DescribeQuorum: () => ({ topics: quorum }),
  DescribeConfigs: () => ({ resources: [{ resourceType: 4, resourceName: '1', configurationKeys: null }] }),
  DescribeLogDirs: () => ({ topics: null }),
  ListGroups: () => ({}),
  DescribeGroups: () => ({ groups: [nobody] }),
  ConsumerGroupDescribe: () => ({ groupIds: [nobody], includeAuthorizedOperations: false }),
  ShareGroupDescribe: () => ({ groupIds: [nobody], includeAuthorizedOperations: false }),
  StreamsGroupDescribe: () => ({ groupIds: [nobody], includeAuthorizedOperations: false }),
  FindCoordinator: (version) => (version < 4 ? { key: nobody } : { coordinatorKeys: [nobody] }),
  OffsetFetch: (version) =>
    version < 8 ? { groupId: nobody, topics: [] } : { groups: [{ groupId: nobody, topics: [] }] },
  ListTransactions: () => ({ stateFilters: [], producerIdFilters: [] }),
  DescribeTransactions: () => ({ transactionalIds: [nobody] }),
  DescribeTopicPartitions: () => ({ topics: [] }),
  ListPartitionReassignments: () => ({ topics: null }),
  DescribeClientQuotas: () => ({ components: [], strict: false }),
  DescribeUserScramCredentials: () => ({ users: null }),
  DescribeProducers: () => ({ topics: [] }),
};

test.each(Object.entries(reads) as [ApiName, (version: number) => object][])(
  '%s answers in every version that this console and the broker share, read to the last byte',
  async (api, body) => {
    const newest = await client.version(api, 1);
    expect(newest).not.toBeNull();
    const answer = await client.call(
      'ApiVersions',
      { clientSoftwareName: 'test', clientSoftwareVersion: '1' },
      { node: 1 },
    );
    const floor = answer.apiKeys.find((one) => one.apiKey === apiKey(api))?.minVersion ?? 0;
    const oldest = Math.max(apiVersions(api).min, floor);
    for (let version = oldest; version <= (newest as number); version++) {
      await client.call(api, body(version) as RequestOf<typeof api>, { node: 1, maxVersion: version });
    }
  },
);

test('a request to all brokers is answered by each of them', async () => {
  const answers = await callAll(client, 'DescribeLogDirs', { topics: null });
  expect([...answers.keys()].sort()).toEqual([1, 2, 3]);
  expect([...answers.values()].every(({ ok }) => ok)).toBe(true);
});

test('groups are asked of their coordinators, all of them', async () => {
  const groups = Array.from({ length: 30 }, (_, n) => `${nobody}-${n}`);
  await expect
    .poll(
      async () => {
        const answers = await callCoordinators(client, 'group', groups, 'DescribeGroups', (own) => ({ groups: own }));
        return answers
          .filter(({ result }) => result.ok)
          .flatMap(({ keys: own }) => own)
          .sort();
      },
      { timeout: 30_000 },
    )
    .toEqual(groups.sort());
});

test('a partition that does not exist is told apart from a topic that does not', async () => {
  await client.call('CreateTopics', {
    topics: [{ name: nobody, numPartitions: 2, replicationFactor: 3, assignments: [], configs: [] }],
    timeoutMs: 10_000,
  });
  const asked = [0, 1, 7].map((partition) => ({ topic: nobody, partition }));
  const build = (own: { topic: string; partition: number }[]) => ({
    replicaId: -1,
    topics: [{ name: nobody, partitions: own.map(({ partition }) => ({ partitionIndex: partition, timestamp: -1n })) }],
  });
  await expect
    .poll(
      async () => {
        const answers = await callLeaders(
          client,
          [...asked, { topic: `${nobody}-missing`, partition: 0 }],
          'ListOffsets',
          build,
        );
        return answers
          .flatMap(({ partitions, result }) =>
            partitions.map(({ partition }) => [partition, result.ok ? 'ok' : result.error.code]),
          )
          .sort();
      },
      { timeout: 30_000 },
    )
    .toEqual(
      [
        [0, 'TOPIC_NOT_FOUND'],
        [0, 'ok'],
        [1, 'ok'],
        [7, 'PARTITION_NOT_FOUND'],
      ].sort(),
    );
  await client.call('DeleteTopics', { topics: [{ name: nobody, topicId: zeroUuid }], timeoutMs: 10_000 });
});
