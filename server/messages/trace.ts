import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { trace as contract } from '@/lib/contracts/trace';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { scanEngine } from '../scan/engine.ts';
import { parseTopics } from '../scan/trace/parse-topics.ts';
import { traceTopics } from '../scan/trace/trace-topics.ts';
import { schemaSourceFor } from '../serde/schema/schema-source.ts';

/** What several topics hold of one thing, as a stream of events in the order of time. */
export async function* trace(
  ctx: ClusterCtx,
  { cluster, topics, ...query }: InputOf<typeof contract>,
): AsyncGenerator<ReplyOf<typeof contract>, void> {
  const names = parseTopics(topics);
  for (const name of names) authorize(ctx, 'read-messages', { kind: 'topic', cluster, name });
  const engine = scanEngine();
  const leave = engine.slots.take('page', ctx.actor.kind === 'anonymous' ? null : ctx.actor.reason);
  try {
    const { signal, now } = ctx;
    const defect = (error: unknown) => ctx.log.error('records not read', { topics, error });
    const [client, registry] = [kafkaFor(ctx.cluster), schemaSourceFor(ctx.cluster)];
    yield* traceTopics(names, query, { client, engine, registry, signal, now, defect });
  } finally {
    leave();
  }
}
