import 'server-only';
import type { exportChanges as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { readAudit } from '../change/audit-log.ts';
import { changeStore } from '../change/engine.ts';

/** The audit log as it was written, so that somebody else can check its chain. */
export async function* exportChanges(
  ctx: ClusterCtx,
  { cluster }: InputOf<typeof contract>,
): AsyncGenerator<ReplyOf<typeof contract>, void> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  for await (const page of readAudit(await changeStore(), cluster)) yield* page;
}
