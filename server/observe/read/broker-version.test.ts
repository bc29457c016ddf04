import { expect, test } from 'vitest';
import { brokerVersion } from './broker-version.ts';

const answer = (level: number | null, keys: number[] = []) => ({
  errorCode: 0,
  throttleTimeMs: 0,
  zkMigrationReady: false,
  finalizedFeatures: [],
  finalizedFeaturesEpoch: -1n,
  supportedFeatures: level === null ? [] : [{ name: 'metadata.version', minVersion: 7, maxVersion: level }],
  apiKeys: keys.map((apiKey) => ({ apiKey, minVersion: 0, maxVersion: 0 })),
});

test.each([
  [30, '4.3'],
  [29, '4.2'],
  [21, '3.9'],
  [14, '3.6'],
  [7, '3.3'],
  [31, null],
])('metadata.version %i is Kafka %s', (level, version) => {
  expect(brokerVersion(answer(level))).toBe(version);
});

test('a broker with ZooKeeper is known by the requests it has', () => {
  expect(brokerVersion(answer(null, [0, 60, 61]))).toBe('2.8');
  expect(brokerVersion(answer(null, [0, 60, 61, 66]))).toBeNull();
});
