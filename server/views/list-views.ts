import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { listViews as contract } from '@/lib/contracts/views';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { readViews } from './view-rows.ts';
import { withViews } from './view-store.ts';

/** The saved views of a cluster, by name. */
export async function listViews(
  ctx: ClusterCtx,
  { cluster }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  return { items: await withViews((store) => readViews(store, cluster)) };
}
