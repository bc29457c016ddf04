import 'server-only';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';

/** The broker as it is observed. Throws BROKER_NOT_FOUND after Kafka was asked once more. */
export function findBroker(ctx: ClusterCtx, input: { broker: number; fresh?: '1' | undefined }) {
  return find(ctx, input, {
    what: `broker ${input.broker}`,
    code: 'BROKER_NOT_FOUND',
    details: { broker: input.broker },
    pick: ({ brokers }) => brokers.value?.get(input.broker),
    unread: ({ brokers }) => brokers.error,
  });
}
