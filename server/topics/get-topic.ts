import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getTopic as contract } from '@/lib/contracts/topics';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { describeConfigs } from '../configs/describe-configs.ts';
import { groupsByTopic } from '../observe/groups-by-topic.ts';
import { sumUp } from '../observe/lag/group-lag.ts';
import { rateSlots } from '../observe/lag/rate-slots.ts';
import type { Observer } from '../observe/observer.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { findTopic } from './find-topic.ts';
import { topicRow, topicSummaryOf } from './topic-rows.ts';

/** How long a broker may take for what is not in the snapshot, in milliseconds. */
const patienceMs = 500;

export async function getTopic(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: input.topic });
  const { snapshot, observer, found: topic } = await findTopic(ctx, input);
  const settings = snapshot.settings.value?.get(topic.name);
  return {
    ...envelopeOf(snapshot),
    ...topicSummaryOf(topicRow(topic, snapshot, observer.history, rateSlots(observer.history.clock))),
    topicId: topic.id,
    minInsyncReplicas: settings?.minInsyncReplicas ?? null,
    retentionMs: settings?.retentionMs?.toString() ?? null,
    notPreferredLeader: topic.partitions.filter(({ leader, replicas }) => leader !== null && leader !== replicas[0])
      .length,
    configsSet: await countSet(topic.name, observer),
    worstGroup: worstGroup(ctx, snapshot, topic.name),
  };
}

async function countSet(name: string, { ask }: Observer): Promise<number | null> {
  try {
    const entries = await ask((kafka, options) => describeConfigs(kafka, { type: 'topic', name }, options), patienceMs);
    return entries.filter(({ source }) => source === 'topic').length;
  } catch {
    return null;
  }
}

/** The group that is furthest behind in time; where time is not known, in records. */
function worstGroup(ctx: ClusterCtx, snapshot: ClusterSnapshot, topic: string) {
  const groups = [...(groupsByTopic(snapshot).get(topic) ?? [])]
    .filter(([id]) => may(ctx, 'view', { kind: 'group', cluster: ctx.cluster.name, id }))
    .map(([group, rows]) => ({ group, ...sumUp(rows, { members: null, error: null, now: 0 }) }))
    .sort((a, b) => (b.lagSeconds ?? -1) - (a.lagSeconds ?? -1) || Number((b.lag ?? -1n) - (a.lag ?? -1n)));
  const [worst] = groups;
  if (!worst) return null;
  return { group: worst.group, lag: worst.lag?.toString() ?? null, lagSeconds: worst.lagSeconds };
}
