import 'server-only';
import type { undoChange as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { ClusterCtx } from '../access/ctx.ts';
import type { AnyChangeKind } from '../change/kind.ts';
import { undoChange as undo } from '../change/undo.ts';
import { engineFor } from './engine-for.ts';

/** Plans the inverse of a change. Whether the actor may do it is asked by its kind. */
export function undoChange(kinds: readonly AnyChangeKind[]) {
  return async (ctx: ClusterCtx, { change }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> =>
    undo(await engineFor(ctx, kinds), ctx, change);
}
