import type { ApiVersionsResponse } from '../../kafka/protocol/messages.ts';

/** The first level of `metadata.version` of each release; source: MetadataVersion.java of Kafka 4.3. */
const releases: readonly (readonly [level: number, version: string])[] = [
  [7, '3.3'],
  [8, '3.4'],
  [9, '3.5'],
  [12, '3.6'],
  [15, '3.7'],
  [20, '3.8'],
  [21, '3.9'],
  [22, '4.0'],
  [26, '4.1'],
  [28, '4.2'],
  [30, '4.3'],
];
const newestLevel = 30;
const describeCluster = 60;
const listTransactions = 66;

/** The release of a broker's software as far as what it supports tells; null where it does not. */
export function brokerVersion({ supportedFeatures, apiKeys }: ApiVersionsResponse): string | null {
  const level = supportedFeatures.find(({ name }) => name === 'metadata.version')?.maxVersion;
  if (level !== undefined) {
    return level > newestLevel ? null : (releases.findLast(([first]) => first <= level)?.[1] ?? null);
  }
  const has = (key: number) => apiKeys.some(({ apiKey }) => apiKey === key);
  return has(describeCluster) && !has(listTransactions) ? '2.8' : null;
}
