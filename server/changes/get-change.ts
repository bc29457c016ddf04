import 'server-only';
import type { getChange as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { findChange } from '../change/change-rows.ts';
import { changeStore } from '../change/engine.ts';
import { stored } from '../change/stored.ts';
import { toChange } from '../change/wire.ts';

export async function getChange(
  ctx: ClusterCtx,
  { cluster, change }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  const store = await changeStore();
  return toChange(await stored(() => findChange(store, cluster, change), 'The history can’t be read.'), ctx.now());
}
