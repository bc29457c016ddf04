import 'server-only';
import type { listChanges as contract } from '@/lib/contracts/changes';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { checkChainSoon } from '../change/audit-log.ts';
import { changeStore } from '../change/engine.ts';
import { readFacets, readHistory } from '../change/history.ts';
import { stored } from '../change/stored.ts';
import { toSummary } from '../change/wire.ts';

/** The history; its first page says too whether the audit log is whole. */
export async function listChanges(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: input.cluster });
  const store = await changeStore();
  return stored(async () => {
    const now = ctx.now();
    const { items, total } = await readHistory(store, input, now);
    const chain = input.page === 1 ? await checkChainSoon(store, input.cluster, now) : null;
    return {
      items: items.map((change) => toSummary(change, now)),
      total,
      page: input.page,
      pageSize: input.pageSize,
      asOf: new Date(now).toISOString(),
      ...(await readFacets(store, input.cluster)),
      chain: chain && { ...chain, brokenAt: chain.brokenAt?.toString() ?? null },
    };
  }, 'The history can’t be read.');
}
