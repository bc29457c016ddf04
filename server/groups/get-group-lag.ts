import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getGroupLag as contract } from '@/lib/contracts/groups';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { type LagAt, lagOverTime, sampledMoments } from '../observe/lag/lag-over-time.ts';
import { instantOf } from '../observe/stale-parts.ts';
import { findGroup } from './find-group.ts';
import { lagOfGroup } from './group-rows.ts';
import { lagRange } from './lag-range.ts';

/** The lag of a group over time: first of all its partitions together, then of each. */
export async function getGroupLag(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'group', cluster: ctx.cluster.name, id: input.group });
  const range = lagRange(input, ctx.now());
  const { snapshot, observer, found: group } = await findGroup(ctx, { group: input.group });
  const { partitions } = lagOfGroup(group.id, snapshot);
  const { history } = observer;
  const moments = sampledMoments(history.clock, range);
  const { total, series } = lagOverTime(group.id, partitions, history, moments, { withSeconds: true });
  return {
    ...range,
    series: [
      { group: group.id, points: total.map(pointOf) },
      ...series.map(({ topic, partition, points }) => ({
        group: group.id,
        topic,
        partition,
        points: points.map(pointOf),
      })),
    ],
    events: observer.events(group.id).filter(({ at }) => at >= range.from && at <= range.to),
    historySince: instantOf(history.clock.since()),
  };
}

function pointOf({ at, lag, seconds }: LagAt): [number, string | null, number | null] {
  return [at, lag?.toString() ?? null, seconds];
}
