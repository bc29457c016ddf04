import { afterAll, expect, test } from 'vitest';
import { closeKafkaClients } from '../kafka/clients.ts';
import { stopObserving } from '../observe/observers.ts';
import { testContext } from '../testing/context.ts';
import { faultLab } from '../testing/fault-lab.ts';
import { purge as kind } from './purge.ts';

const lab = faultLab([{ name: 'orders', assignments: [[1, 2, 3]] }]);
afterAll(async () => {
  stopObserving();
  await closeKafkaClients();
});

test('a purge planned before its leader was killed is done by the next one, as planned', async () => {
  const bootstrapServers = lab.cluster.bootstrapServers.split(',');
  const connection = { bootstrapServers, clientId: 'highwater-test', tls: null, sasl: null };
  const ctx = testContext({ cluster: { name: 'hurt', connection } });
  const records = Array.from({ length: 10 }, (_, index) => ({ topic: 'orders', partition: 0, value: `${index}` }));
  await lab.tools.produce(records);
  await lab.allInSync();
  const request = { kind: 'purge' as const, topic: 'orders', to: { offset: '6' } };
  const { payload } = await kind.plan(ctx, request, await kind.read(ctx, request));
  await lab.cluster.kill(await lab.leaderOf('orders'));
  expect(await kind.apply(ctx, payload)).toEqual([{ resource: 'orders-0', field: 'low watermark', ok: true }]);
  expect((await lab.tools.offsets('orders')).map(({ start, end }) => [start, end])).toEqual([[6n, 10n]]);
});
