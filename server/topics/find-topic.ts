import 'server-only';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';

/** The topic as it is observed. Throws TOPIC_NOT_FOUND after Kafka was asked once more. */
export function findTopic(ctx: ClusterCtx, input: { topic: string; fresh?: '1' | undefined }) {
  return find(ctx, input, {
    what: `topic "${input.topic}"`,
    code: 'TOPIC_NOT_FOUND',
    details: { topic: input.topic },
    pick: ({ topics }) => topics.value?.get(input.topic),
    unread: ({ topics }) => topics.error,
  });
}
