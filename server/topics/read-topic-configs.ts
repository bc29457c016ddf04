import type { ConfigEntry } from '../../lib/contracts/configs.ts';
import { configEntryOf } from '../configs/config-entry.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk } from '../kafka/errors.ts';

export const topicResource = 2;
const topicsPerRequest = 500;

/** The settings of each topic, by name, in the order of `topics`. Throws for the first that cannot be read. */
export async function readTopicConfigs(
  kafka: KafkaClient,
  topics: readonly string[],
  names: readonly string[] | null = null,
): Promise<ConfigEntry[][]> {
  const found = new Map<string, ConfigEntry[]>();
  const configurationKeys = names && [...names];
  for (let from = 0; from < topics.length; from += topicsPerRequest) {
    const resources = topics
      .slice(from, from + topicsPerRequest)
      .map((resourceName) => ({ resourceType: topicResource, resourceName, configurationKeys }));
    const { results } = await kafka.call('DescribeConfigs', { resources, includeSynonyms: true });
    for (const { resourceName, errorCode, errorMessage, configs } of results) {
      assertOk(errorCode, `The settings of ${resourceName} could not be read`, errorMessage);
      found.set(
        resourceName,
        configs.map(configEntryOf).sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
    }
  }
  return topics.map((topic) => found.get(topic) ?? []);
}
