import { expect, test } from 'vitest';
import type { KafkaClient } from './client.ts';
import { apiNames } from './protocol/codec.ts';
import type { ApiName, RequestOf } from './protocol/messages.ts';
import { readOnlyClient } from './read-only.ts';

function recording() {
  const sent: ApiName[] = [];
  const inner = {
    call: async (api: ApiName) => {
      sent.push(api);
      return {};
    },
  } as unknown as KafkaClient;
  return { sent, client: readOnlyClient(inner, 'prod') };
}

const speaksOfChange =
  /^(Produce|Create|Delete|Alter|Incremental|OffsetCommit|OffsetDelete|Elect|Update|Unregister|Write|Add|Remove|End|Txn|Init|Renew|Expire|Join|Leave|Sync|.*Heartbeat|Sasl)/;

test.each(apiNames)('%s reaches a read-only cluster only if it reads', async (api) => {
  const { sent, client } = recording();
  const answer = client.call(api, {} as RequestOf<typeof api>);
  if (speaksOfChange.test(api)) {
    await expect(answer).rejects.toMatchObject({ code: 'CLUSTER_READ_ONLY', details: { cluster: 'prod', api } });
    expect(sent).toEqual([]);
  } else {
    await answer;
    expect(sent).toEqual([api]);
  }
});

test('a question for metadata that would create the topic is not asked', async () => {
  const { sent, client } = recording();
  const ask = (body: RequestOf<'Metadata'>) => client.call('Metadata', body);
  await expect(ask({ topics: [{ name: 'new' }] })).rejects.toMatchObject({ code: 'CLUSTER_READ_ONLY' });
  await ask({ topics: [{ name: 'new' }], allowAutoTopicCreation: false });
  await ask({ topics: null });
  await ask({ topics: [] });
  expect(sent).toHaveLength(3);
});
