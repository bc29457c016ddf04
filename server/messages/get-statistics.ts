import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { messageQuery } from '@/lib/contracts/messages';
import type { getStatistics as contract } from '@/lib/contracts/statistics';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { scanEngine } from '../scan/engine.ts';
import { scanTopic } from '../scan/scan-topic.ts';
import { describeTotals } from '../scan/statistics/describe-totals.ts';
import { Totals } from '../scan/statistics/totals.ts';
import { schemaSourceFor } from '../serde/schema/schema-source.ts';

/** Counts all records of a range, as a stream of events. */
export async function* getStatistics(
  ctx: ClusterCtx,
  { topic, cluster, ...range }: InputOf<typeof contract>,
): AsyncGenerator<ReplyOf<typeof contract>, void> {
  authorize(ctx, 'read-messages', { kind: 'topic', cluster, name: topic });
  if (range.to === 'live') throw endless();
  const query = { ...messageQuery.parse({ order: 'oldest' }), ...range, limit: Number.POSITIVE_INFINITY };
  const engine = scanEngine();
  const leave = engine.slots.take('page', ctx.actor.kind === 'anonymous' ? null : ctx.actor.reason);
  const totals = new Totals();
  try {
    const { signal, now } = ctx;
    const defect = (error: unknown) => ctx.log.error('records not read', { topic, error });
    const registry = schemaSourceFor(ctx.cluster);
    const scan = scanTopic(topic, query, {
      client: kafkaFor(ctx.cluster),
      engine,
      registry,
      signal,
      now,
      totals,
      defect,
    });
    for await (const event of scan) {
      const matched = String(totals.all.records);
      if (event.type === 'progress') {
        yield { ...event, matched, cursor: null };
        yield { type: 'statistics', ...describeTotals(totals) };
      } else if (event.type === 'done') {
        yield { type: 'statistics', ...describeTotals(totals) };
        yield { ...event, matched, cursor: null };
      } else if (event.type === 'plan') yield { ...event, cursor: null };
      else if (event.type !== 'record') yield event;
    }
  } finally {
    leave();
  }
}

function endless(): AppError {
  const problem = 'must be a place where counting ends, not live';
  return new AppError('BAD_REQUEST', `The parameter \`to\` ${problem}.`, {
    details: { fields: [{ in: 'query', field: 'to', problem }] },
  });
}
