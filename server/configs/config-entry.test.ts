import { describe, expect, test } from 'vitest';
import { configEntryOf } from './config-entry.ts';

const config = {
  name: 'retention.ms',
  value: '1000',
  readOnly: false,
  configSource: 1,
  isSensitive: false,
  synonyms: [] as { name: string; value: string | null; source: number }[],
  configType: 5,
  documentation: null,
};

describe('a setting', () => {
  test('of a topic has the default that the broker would fall back to', () => {
    const synonyms = [
      { name: 'retention.ms', value: '1000', source: 1 },
      { name: 'log.retention.ms', value: '5000', source: 4 },
      { name: 'log.retention.ms', value: '9000', source: 5 },
    ];
    expect(configEntryOf({ ...config, synonyms })).toMatchObject({
      source: 'topic',
      type: 'long',
      default: '5000',
      defaultSource: 'static-broker',
    });
  });

  test('that nobody has set is its own default, though Kafka names no synonym', () => {
    const entry = configEntryOf({ ...config, configSource: 5 });
    expect(entry).toMatchObject({ source: 'default', default: '1000', defaultSource: 'default' });
  });

  test('whose default Kafka keeps to itself has none', () => {
    const synonyms = [{ name: 'retention.ms', value: '1000', source: 1 }];
    expect(configEntryOf({ ...config, synonyms })).toMatchObject({ default: null, defaultSource: null });
  });

  test('of a kind that is not known yet is still shown', () => {
    expect(configEntryOf({ ...config, configSource: 99, configType: 99 })).toMatchObject({
      value: '1000',
      source: 'unknown',
      type: 'unknown',
    });
  });

  test('that is secret has no value', () => {
    expect(configEntryOf({ ...config, value: null, isSensitive: true })).toMatchObject({
      value: null,
      sensitive: true,
    });
  });
});
