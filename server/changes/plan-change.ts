import 'server-only';
import type { planChange as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { ClusterCtx } from '../access/ctx.ts';
import type { AnyChangeKind } from '../change/kind.ts';
import { planChange as plan } from '../change/plan.ts';
import { engineFor } from './engine-for.ts';

/** What a change would do. Whether the actor may do it is asked by its kind, before anything is read. */
export function planChange(kinds: readonly AnyChangeKind[]) {
  return async (
    ctx: ClusterCtx,
    { cluster: _, ...request }: InputOf<typeof contract>,
  ): Promise<ReplyOf<typeof contract>> => plan(await engineFor(ctx, kinds), ctx, request);
}
