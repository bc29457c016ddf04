import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getTopicGroups as contract } from '@/lib/contracts/topics';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { groupsByTopic } from '../observe/groups-by-topic.ts';
import { sumUp } from '../observe/lag/group-lag.ts';
import { envelopeOf, instantOf } from '../observe/stale-parts.ts';
import { findTopic } from './find-topic.ts';

/** Who reads a topic, each group with its part of the lag. */
export async function getTopicGroups(
  ctx: ClusterCtx,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: input.topic });
  const { snapshot, found: topic } = await findTopic(ctx, input);
  const items = [...(groupsByTopic(snapshot).get(topic.name) ?? [])]
    .filter(([id]) => may(ctx, 'view', { kind: 'group', cluster: ctx.cluster.name, id }))
    .map(([id, rows]) => {
      const group = snapshot.groups?.get(id);
      const members = group?.members ?? null;
      const now = snapshot.takenAt ?? 0;
      const sums = sumUp(rows, { members: members?.length ?? null, error: group?.error ?? null, now });
      const commits = rows.map(({ lastCommitSeenAt }) => lastCommitSeenAt).filter((at) => at !== null);
      return {
        group: id,
        state: group?.state ?? 'Unknown',
        status: sums.status,
        members: members?.filter(({ assignment }) => assignment.some((one) => one.topic === topic.name)).length ?? null,
        partitions: rows.length,
        lag: sums.lag?.toString() ?? null,
        lagSeconds: sums.lagSeconds,
        consumedPerSecond: sums.consumedPerSecond,
        lastCommitSeenAt: commits.length === 0 ? null : instantOf(Math.max(...commits)),
      };
    })
    .sort((a, b) => (a.group < b.group ? -1 : 1));
  return { ...envelopeOf(snapshot), items };
}
