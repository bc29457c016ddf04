import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getTopicPartitions as contract } from '@/lib/contracts/topics';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { rateOf } from '../observe/history/rate.ts';
import { rateSlots } from '../observe/lag/rate-slots.ts';
import { replicaSizes } from '../observe/replica-sizes.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { findTopic } from './find-topic.ts';
import { readEligibleLeaders } from './read-eligible-leaders.ts';

export async function getTopicPartitions(
  ctx: ClusterCtx,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: input.topic });
  const { snapshot, observer, found: topic } = await findTopic(ctx, input);
  const { history } = observer;
  const eligible = await readEligibleLeaders(observer, topic.name);
  const sizes = replicaSizes(snapshot).get(topic.name);
  const offsets = snapshot.offsets.get(topic.name);
  const slots = rateSlots(history.clock);
  return {
    ...envelopeOf(snapshot),
    items: topic.partitions.map(({ partition, leader, leaderEpoch, replicas, isr, offline }) => {
      const { start = null, end = null, lastStable = null, error = null } = offsets?.[partition] ?? {};
      const size = leader === null ? undefined : sizes?.get(partition)?.get(leader);
      return {
        partition,
        leader,
        leaderEpoch,
        replicas: [...replicas],
        isr: [...isr],
        elr: eligible?.get(partition) ?? null,
        offline: [...offline],
        startOffset: start?.toString() ?? null,
        endOffset: end?.toString() ?? null,
        lastStableOffset: lastStable?.toString() ?? null,
        sizeBytes: size?.toString() ?? null,
        producedPerSecond: rateOf(history.partition(topic.name, partition)?.end ?? null, slots),
        error,
      };
    }),
  };
}
