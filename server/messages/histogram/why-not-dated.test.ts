import { describe, expect, test } from 'vitest';
import { AppError } from '../../../lib/errors.ts';
import type { KafkaClient } from '../../kafka/client.ts';
import { whyNotDated } from './why-not-dated.ts';

/** A cluster that answers what a topic's settings are. */
const cluster = (describeConfigs: () => object): KafkaClient =>
  ({ call: async () => ({ results: [describeConfigs()] }) }) as unknown as KafkaClient;

const settings = (value: string | null) =>
  cluster(() => ({ errorCode: 0, configs: value === null ? [] : [{ name: 'remote.storage.enable', value }] }));

describe('offsets are looked up by time', () => {
  test('of a topic without tiered storage, also where brokers do not know of it', async () => {
    expect(await whyNotDated(settings('false'), 't', 12)).toBeNull();
    expect(await whyNotDated(settings(null), 't', 12)).toBeNull();
  });

  test('never of a topic in tiered storage, nor where nobody says whether it is', async () => {
    expect(await whyNotDated(settings('true'), 't', 1)).toMatchObject({ code: 'TIERED_STORAGE' });
    const denied = cluster(() => ({ errorCode: 29, configs: [] }));
    expect(await whyNotDated(denied, 't', 1)).toMatchObject({ code: 'SETTINGS_UNKNOWN' });
    const gone = cluster(() => {
      throw new AppError('BROKER_UNREACHABLE', 'No broker answers.');
    });
    expect(await whyNotDated(gone, 't', 1)).toMatchObject({ code: 'SETTINGS_UNKNOWN' });
  });

  test('of twelve partitions at most, without asking anybody', async () => {
    const nobody = cluster(() => expect.unreachable('nothing is to be asked'));
    expect(await whyNotDated(nobody, 't', 13)).toMatchObject({ code: 'TOO_MANY_PARTITIONS' });
  });
});
