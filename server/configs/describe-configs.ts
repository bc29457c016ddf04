import 'server-only';
import type { ConfigEntry } from '@/lib/contracts/configs';
import type { CallOptions, KafkaClient } from '../kafka/client.ts';
import { assertOk } from '../kafka/errors.ts';
import { configEntryOf } from './config-entry.ts';

const resourceTypes = { topic: 2, broker: 4 } as const;

/** All settings of a topic or broker, by name. Throws what the broker says, such as NOT_AUTHORIZED_BY_KAFKA. */
export async function describeConfigs(
  kafka: KafkaClient,
  resource: { type: keyof typeof resourceTypes; name: string },
  options: CallOptions,
): Promise<ConfigEntry[]> {
  const wanted = { resourceType: resourceTypes[resource.type], resourceName: resource.name, configurationKeys: null };
  const request = { resources: [wanted], includeSynonyms: true };
  const includeDocumentation = ((await kafka.version('DescribeConfigs', options.node)) ?? 0) >= 3;
  const { results } = await kafka.call('DescribeConfigs', { ...request, includeDocumentation }, options);
  const [result] = results;
  assertOk(
    result?.errorCode ?? -1,
    `The configuration of ${resource.type} ${resource.name} could not be read`,
    result?.errorMessage,
  );
  return (result?.configs ?? []).map(configEntryOf).sort((a, b) => (a.name < b.name ? -1 : 1));
}
