import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { listMessages as contract } from '@/lib/contracts/messages';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { scanEngine } from '../scan/engine.ts';
import { scanTopic } from '../scan/scan-topic.ts';
import { schemaSourceFor } from '../serde/schema/schema-source.ts';
import { personOf } from './person-of.ts';

/** Messages of a topic as a stream of events, read at the reader's pace. */
export async function* listMessages(
  ctx: ClusterCtx,
  { topic, cluster, ...query }: InputOf<typeof contract>,
): AsyncGenerator<ReplyOf<typeof contract>, void> {
  authorize(ctx, 'read-messages', { kind: 'topic', cluster, name: topic });
  const engine = scanEngine();
  const leave = engine.slots.take(query.to === 'live' ? 'tail' : 'page', personOf(ctx));
  try {
    const { signal, now } = ctx;
    const defect = (error: unknown) => ctx.log.error('records not read', { topic, error });
    const registry = schemaSourceFor(ctx.cluster);
    yield* scanTopic(topic, query, { client: kafkaFor(ctx.cluster), engine, registry, signal, now, defect });
  } finally {
    leave();
  }
}
