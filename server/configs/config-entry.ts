import type { ConfigEntry } from '../../lib/contracts/configs.ts';
import type { DescribeConfigsResponseDescribeConfigsResourceResult } from '../kafka/protocol/messages.ts';
import { plainText } from './plain-text.ts';

// By the numbers of the protocol; source: ConfigSource and ConfigType of Kafka's DescribeConfigsResponse.
const sources: readonly ConfigEntry['source'][] = [
  'unknown',
  'topic',
  'dynamic-broker',
  'dynamic-default-broker',
  'static-broker',
  'default',
  'dynamic-broker-logger',
  'client-metrics',
  'group',
];
const types: readonly ConfigEntry['type'][] = [
  'unknown',
  'boolean',
  'string',
  'int',
  'short',
  'long',
  'double',
  'list',
  'class',
  'password',
];

export function configEntryOf(config: DescribeConfigsResponseDescribeConfigsResourceResult): ConfigEntry {
  const source = sources[config.configSource] ?? 'unknown';
  return {
    name: config.name,
    value: config.value,
    source,
    ...fallbackOf(config, source),
    type: types[config.configType] ?? 'unknown',
    documentation: config.documentation === null ? null : plainText(config.documentation),
    readOnly: config.readOnly,
    sensitive: config.isSensitive,
  };
}

/** Synonyms come from the most specific to the least; the first that is not the setting itself would take its place. */
function fallbackOf(
  { value, configSource, synonyms }: DescribeConfigsResponseDescribeConfigsResourceResult,
  source: ConfigEntry['source'],
): Pick<ConfigEntry, 'default' | 'defaultSource'> {
  if (source === 'default') return { default: value, defaultSource: 'default' };
  const next = synonyms.find((synonym) => synonym.source !== configSource);
  return { default: next?.value ?? null, defaultSource: next ? (sources[next.source] ?? 'unknown') : null };
}
