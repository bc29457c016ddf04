import { outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';

const TOPIC = 2;

/** Whether the brokers stamp the topic's records themselves, so that none comes late. Unknown counts as no. */
export async function hasLogAppendTime(client: KafkaClient, topic: string): Promise<boolean> {
  const resource = { resourceType: TOPIC, resourceName: topic, configurationKeys: ['message.timestamp.type'] };
  const answer = await outcome(() => client.call('DescribeConfigs', { resources: [resource] }));
  if (!answer.ok) return false;
  return answer.value.results[0]?.configs?.some((config) => config.value === 'LogAppendTime') ?? false;
}
