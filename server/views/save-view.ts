import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { saveView as contract } from '@/lib/contracts/views';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { insertView } from './view-rows.ts';
import { withViews } from './view-store.ts';

/** Saves a view for everybody. It changes nothing in Kafka, so whoever sees the cluster may. */
export async function saveView(
  ctx: ClusterCtx,
  { cluster, name, path }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  return withViews((store) => insertView(store, cluster, { name, path }, ctx.now()));
}
