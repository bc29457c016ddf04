import 'server-only';
import { AppError } from '@/lib/errors';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';

/** The broker as it is observed. Throws BROKER_NOT_FOUND after Kafka was asked once more. */
export function findBroker(ctx: ClusterCtx, input: { broker: number; fresh?: '1' | undefined }) {
  return find(
    ctx,
    input,
    (snapshot) => snapshot.brokers.value?.get(input.broker),
    () =>
      new AppError('BROKER_NOT_FOUND', `There is no broker ${input.broker} in ${ctx.cluster.label}.`, {
        details: { broker: input.broker },
      }),
  );
}
