import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { updateView as contract } from '@/lib/contracts/views';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { changeView } from './view-rows.ts';
import { withViews } from './view-store.ts';

/** Gives a saved view another name or address, for everybody. */
export async function updateView(
  ctx: ClusterCtx,
  { cluster, view, name, path }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  return withViews((store) => changeView(store, cluster, view, { name, path }, ctx.now()));
}
