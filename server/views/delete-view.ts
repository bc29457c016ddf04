import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { deleteView as contract } from '@/lib/contracts/views';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { removeView } from './view-rows.ts';
import { withViews } from './view-store.ts';

/** Deletes a saved view for everybody; says what it was, so that it can be saved again. */
export async function deleteView(
  ctx: ClusterCtx,
  { cluster, view }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  return withViews((store) => removeView(store, cluster, view));
}
