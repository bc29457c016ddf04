import 'server-only';
import { AppError } from '@/lib/errors';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';

/** The topic as it is observed. Throws TOPIC_NOT_FOUND after Kafka was asked once more. */
export function findTopic(ctx: ClusterCtx, input: { topic: string; fresh?: '1' | undefined }) {
  return find(
    ctx,
    input,
    (snapshot) => snapshot.topics.value?.get(input.topic),
    () =>
      new AppError('TOPIC_NOT_FOUND', `There is no topic "${input.topic}" in ${ctx.cluster.label}.`, {
        details: { topic: input.topic },
      }),
  );
}
