import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change, applyChange as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { ClusterCtx } from '../access/ctx.ts';
import { applyChange as apply } from '../change/apply.ts';
import type { AnyChangeKind } from '../change/kind.ts';
import { observe } from '../observe/observed.ts';
import { engineFor } from './engine-for.ts';
import { getChange } from './get-change.ts';

/** How long the reply waits for the end, in milliseconds; what lasts longer is told as `applying` and goes on. */
const patienceMs = 20_000;

/** Does what was planned; the next page shows it. Its kind asks again whether the actor may. */
export function applyChange(kinds: readonly AnyChangeKind[]) {
  return async (
    ctx: ClusterCtx,
    { cluster, change, ...answer }: InputOf<typeof contract>,
  ): Promise<ReplyOf<typeof contract>> => {
    const engine = await engineFor(ctx, kinds);
    const ended = apply(engine, ctx, change, answer).then((applied) => refreshed(ctx, applied));
    ended.catch(() => {});
    const soFar = delay(patienceMs, null, { signal: ctx.signal }).then(() => getChange(ctx, { cluster, change }));
    const first = await Promise.race([ended, soFar]);
    return first.state === 'applying' ? first : ended;
  };
}

async function refreshed(ctx: ClusterCtx, applied: Change): Promise<Change> {
  await observe(ctx, { fresh: '1' }).catch(() => {});
  return applied;
}
