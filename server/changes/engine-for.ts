import 'server-only';
import type { ClusterCtx } from '../access/ctx.ts';
import { type Engine, openEngine } from '../change/engine.ts';
import type { AnyChangeKind } from '../change/kind.ts';
import { observerFor } from '../observe/observers.ts';

/** Kafka's own, for a cluster whose topics have not been read yet. */
const internal = ['__consumer_offsets', '__transaction_state', '__share_group_state'];

/** The change engine for a cluster, with what is known of its internal topics. */
export function engineFor(ctx: ClusterCtx, kinds: readonly AnyChangeKind[]): Promise<Engine> {
  const topics = observerFor(ctx.cluster).snapshot().topics.value;
  return openEngine(kinds, (topic) => topics?.get(topic)?.internal ?? internal.includes(topic));
}
