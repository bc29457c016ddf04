import 'server-only';
import type { listBrokers as contract } from '@/lib/contracts/brokers';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { matches, pageOf } from '../lists/page-of.ts';
import { observe } from '../observe/observed.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { brokerOf, brokerRows } from './broker-rows.ts';

export async function listBrokers(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot } = await observe(ctx, input);
  const found = brokerRows(snapshot).filter(
    ({ id, host, rack }) =>
      matches(input.search, String(id), host, rack) &&
      may(ctx, 'view', { kind: 'broker', cluster: ctx.cluster.name, id }),
  );
  const { items, ...page } = pageOf(
    found,
    input,
    (row) => row[input.sort],
    ({ id }) => id,
  );
  return { ...envelopeOf(snapshot), ...page, items: items.map(brokerOf) };
}
