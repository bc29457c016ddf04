import { outcome } from '../../../lib/errors.ts';
import type { KafkaClient } from '../client.ts';

const topicResource = 2;

/** `max.message.bytes` of a topic: the size of a batch as it is sent. Null where Kafka does not tell. */
export async function readMaxMessageBytes(client: KafkaClient, topic: string): Promise<number | null> {
  const configurationKeys = ['max.message.bytes'];
  const resources = [{ resourceType: topicResource, resourceName: topic, configurationKeys }];
  const answer = await outcome(() => client.call('DescribeConfigs', { resources }));
  const value = answer.ok && answer.value.results[0]?.configs[0]?.value;
  return value ? Number(value) : null;
}
