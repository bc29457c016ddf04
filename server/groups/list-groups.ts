import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { type listGroups as contract, type GroupStatus, groupStatus } from '@/lib/contracts/groups';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { matches, pageOf } from '../lists/page-of.ts';
import { statusRank } from '../observe/lag/group-lag.ts';
import { observe } from '../observe/observed.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { type GroupRow, groupRows, groupSummaryOf, lagOfGroup } from './group-rows.ts';

/** Groups that are looked for; counts are of all statuses, whichever one is chosen. */
export async function listGroups(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot, observer } = await observe(ctx, input);
  const found = groupRows(snapshot).filter(
    ({ id, topics }) =>
      matches(input.search, id) &&
      (input.topic === undefined || topics.includes(input.topic)) &&
      may(ctx, 'view', { kind: 'group', cluster: ctx.cluster.name, id }),
  );
  const chosen = found.filter(({ status }) => input.status === undefined || status === input.status);
  const { items, ...page } = pageOf(
    chosen,
    input,
    (row) => sortValue(row, input.sort),
    ({ id }) => id,
  );
  return {
    ...envelopeOf(snapshot),
    ...page,
    items: items.map((row) => groupSummaryOf(row, lagOfGroup(row.id, snapshot), observer.history)),
    counts: countsOf(found),
  };
}

function sortValue(row: GroupRow, sort: InputOf<typeof contract>['sort']) {
  return sort === 'status' ? statusRank(row.status) : row[sort];
}

function countsOf(rows: readonly GroupRow[]): Record<GroupStatus, number> {
  const counts = Object.fromEntries(groupStatus.options.map((status) => [status, 0])) as Record<GroupStatus, number>;
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
