import type { CallOptions, KafkaClient } from '../../kafka/client.ts';
import type { DescribeConfigsResponseDescribeConfigsResult } from '../../kafka/protocol/messages.ts';
import type { TopicSettings } from '../snapshot.ts';

const topicResource = 2;
const topicsPerRequest = 2_000;
const configurationKeys = ['min.insync.replicas', 'cleanup.policy', 'retention.ms'];

/** The few settings that lists and findings need, of many topics at once. Topics that fail are left out. */
export async function readTopicSettings(
  kafka: KafkaClient,
  names: readonly string[],
  options: CallOptions,
): Promise<Map<string, TopicSettings>> {
  const settings = new Map<string, TopicSettings>();
  for (let from = 0; from < names.length; from += topicsPerRequest) {
    const resources = names
      .slice(from, from + topicsPerRequest)
      .map((resourceName) => ({ resourceType: topicResource, resourceName, configurationKeys }));
    const { results } = await kafka.call('DescribeConfigs', { resources }, options);
    for (const result of results) if (result.errorCode === 0) settings.set(result.resourceName, settingsOf(result));
  }
  return settings;
}

function settingsOf({ configs }: DescribeConfigsResponseDescribeConfigsResult): TopicSettings {
  const value = (key: string) => configs.find(({ name }) => name === key)?.value ?? null;
  const minInsyncReplicas = value('min.insync.replicas');
  const retentionMs = value('retention.ms');
  return {
    minInsyncReplicas: minInsyncReplicas === null ? null : Number(minInsyncReplicas),
    cleanupPolicy: value('cleanup.policy'),
    retentionMs: retentionMs === null ? null : BigInt(retentionMs),
  };
}
