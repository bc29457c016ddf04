import { expect, test } from 'vitest';
import type { KafkaClient } from './client.ts';
import { LATEST, listOffsets } from './list-offsets.ts';

const notLeader = 6;

/** A cluster of one topic whose leader answers with these codes, one after the other, and then with the last. */
function clusterAnswering(...codes: number[]) {
  const asked = { leaders: 0, metadata: 0 };
  const partitions = [{ partitionIndex: 0, leaderId: 1 }];
  const client = {
    async topics() {
      asked.metadata++;
      return new Map([['orders', { errorCode: 0, partitions }]]);
    },
    async call() {
      const errorCode = codes[Math.min(asked.leaders++, codes.length - 1)];
      return {
        topics: [
          {
            name: 'orders',
            partitions: [{ partitionIndex: 0, errorCode, offset: 7n, leaderEpoch: 0, timestamp: -1n }],
          },
        ],
      };
    },
  } as unknown as KafkaClient;
  return { client, asked };
}

const ask = async (client: KafkaClient) =>
  (await listOffsets(client, [{ topic: 'orders', partition: 0 }], LATEST))[0]?.listed;

test('a leader that does not know yet that it leads is asked again', async () => {
  const { client, asked } = clusterAnswering(notLeader, notLeader, 0);
  expect(await ask(client)).toMatchObject({ ok: true, value: { offset: 7n } });
  expect(asked).toEqual({ leaders: 3, metadata: 3 });
});

test('one that never does is told as the error it is', async () => {
  const { client, asked } = clusterAnswering(notLeader);
  expect(await ask(client)).toMatchObject({ ok: false });
  expect(asked.leaders).toBe(5);
});
