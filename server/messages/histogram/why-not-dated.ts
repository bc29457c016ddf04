import { outcome } from '../../../lib/errors.ts';
import { formatInteger } from '../../../lib/format/number.ts';
import type { KafkaClient } from '../../kafka/client.ts';
import { mostPartitions } from './count-dated.ts';

const topicResource = 2;

/** Why offsets are not looked up by time; null when they are. */
export async function whyNotDated(kafka: KafkaClient, topic: string, partitions: number) {
  if (partitions > mostPartitions) {
    return {
      code: 'TOO_MANY_PARTITIONS',
      message: `Offsets are looked up by time for at most ${mostPartitions} partitions, and this range has ${formatInteger(partitions)}.`,
    };
  }
  const resource = { resourceType: topicResource, resourceName: topic, configurationKeys: ['remote.storage.enable'] };
  const answer = await outcome(() => kafka.call('DescribeConfigs', { resources: [resource] }));
  const result = answer.ok ? answer.value.results[0] : undefined;
  if (result?.errorCode !== 0) {
    return {
      code: 'SETTINGS_UNKNOWN',
      message:
        'Offsets are not looked up by time, because the console could not read whether the topic has tiered storage.',
    };
  }
  // Brokers without tiered storage don't know the setting.
  if (!result.configs.some(({ value }) => value === 'true')) return null;
  return {
    code: 'TIERED_STORAGE',
    message: 'Offsets of a topic in tiered storage are not looked up by time: brokers would fetch them from there.',
  };
}
