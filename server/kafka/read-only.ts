import { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from './client.ts';
import type { ApiName, MetadataRequest } from './protocol/messages.ts';

/** All that only reads. What is not named here is refused, so that an API that is new to the console is too. */
const reading: ReadonlySet<ApiName> = new Set<ApiName>([
  'ApiVersions',
  'ConsumerGroupDescribe',
  'DescribeAcls',
  'DescribeClientQuotas',
  'DescribeCluster',
  'DescribeConfigs',
  'DescribeDelegationToken',
  'DescribeGroups',
  'DescribeLogDirs',
  'DescribeProducers',
  'DescribeQuorum',
  'DescribeShareGroupOffsets',
  'DescribeTopicPartitions',
  'DescribeTransactions',
  'DescribeUserScramCredentials',
  'Fetch',
  'FindCoordinator',
  'ListConfigResources',
  'ListGroups',
  'ListOffsets',
  'ListPartitionReassignments',
  'ListTransactions',
  'Metadata',
  'OffsetFetch',
  'OffsetForLeaderEpoch',
  'ShareGroupDescribe',
  'StreamsGroupDescribe',
]);

/** A client that sends nothing but reads: CLUSTER_READ_ONLY for whatever could change the cluster. */
export function readOnlyClient(client: KafkaClient, cluster: string): KafkaClient {
  return {
    ...client,
    async call(api, body, options) {
      if (!reading.has(api) || createsTopics(api, body)) {
        throw new AppError('CLUSTER_READ_ONLY', `The cluster ${cluster} is read-only here; ${api} was not sent.`, {
          details: { cluster, api },
        });
      }
      return client.call(api, body, options);
    },
  };
}

/** Metadata creates the topics that it names unless it says not to, where brokers allow that. */
function createsTopics(api: ApiName, body: object): boolean {
  if (api !== 'Metadata') return false;
  const { topics, allowAutoTopicCreation = true } = body as MetadataRequest;
  return allowAutoTopicCreation && (topics?.length ?? 0) > 0;
}
