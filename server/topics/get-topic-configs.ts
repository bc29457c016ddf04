import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getTopicConfigs as contract } from '@/lib/contracts/topics';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { describeConfigs } from '../configs/describe-configs.ts';
import { findTopic } from './find-topic.ts';

/** How long a broker may take, in milliseconds; another is asked after it. */
const patienceMs = 1_200;

export async function getTopicConfigs(
  ctx: ClusterCtx,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: input.topic });
  const { observer } = await findTopic(ctx, { topic: input.topic });
  const resource = { type: 'topic', name: input.topic } as const;
  const items = await observer.ask((kafka, options) => describeConfigs(kafka, resource, options), patienceMs);
  return { items };
}
