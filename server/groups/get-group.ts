import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getGroup as contract, GroupPartition } from '@/lib/contracts/groups';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import type { PartitionLag } from '../observe/lag/group-lag.ts';
import { envelopeOf, instantOf } from '../observe/stale-parts.ts';
import { findGroup } from './find-group.ts';
import { groupRow, groupSummaryOf, lagOfGroup } from './group-rows.ts';
import { verdictOf } from './verdict.ts';

export async function getGroup(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'group', cluster: ctx.cluster.name, id: input.group });
  const { snapshot, observer, found: group } = await findGroup(ctx, input);
  const lag = lagOfGroup(group.id, snapshot);
  const { members: _, ...summary } = groupSummaryOf(groupRow(group, lag), lag, observer.history);
  return {
    ...envelopeOf(snapshot),
    ...summary,
    assignor: group.assignor,
    verdict: verdictOf(group, lag, ctx.now()),
    members:
      group.members?.map(({ assignment, ...member }) => ({
        ...member,
        assignment: assignment.map(({ topic, partitions }) => ({ topic, partitions: [...partitions] })),
      })) ?? null,
    partitions: lag.partitions.map(partitionOf),
  };
}

function partitionOf(row: PartitionLag): GroupPartition {
  return {
    topic: row.topic,
    partition: row.partition,
    committed: row.committed?.toString() ?? null,
    start: row.start?.toString() ?? null,
    end: row.end?.toString() ?? null,
    lag: row.lag?.toString() ?? null,
    lagSeconds: row.lagSeconds,
    lagSecondsExact: null,
    status: row.status,
    consumedPerSecond: row.consumedPerSecond,
    producedPerSecond: row.producedPerSecond,
    memberId: row.memberId,
    lastCommitSeenAt: instantOf(row.lastCommitSeenAt),
    lost: row.lost?.toString() ?? null,
    metadata: row.metadata,
    error: row.error,
  };
}
