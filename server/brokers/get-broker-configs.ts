import 'server-only';
import type { getBrokerConfigs as contract } from '@/lib/contracts/brokers';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { describeConfigs } from '../configs/describe-configs.ts';
import { findBroker } from './find-broker.ts';

/** How long the page may wait for the broker, in milliseconds. */
const patienceMs = 2_500;

/** Only the broker itself knows its configuration. Throws BROKER_UNREACHABLE at once when it is known to be down. */
export async function getBrokerConfigs(
  ctx: ClusterCtx,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'broker', cluster: ctx.cluster.name, id: input.broker });
  const { observer, found: broker } = await findBroker(ctx, { broker: input.broker });
  if (!broker.up) {
    const why = broker.error?.message ?? 'It does not answer.';
    throw new AppError('BROKER_UNREACHABLE', `Broker ${broker.id} is down, and nobody else knows its settings. ${why}`);
  }
  const options = { node: broker.id, timeoutMs: patienceMs, signal: ctx.signal };
  return { items: await describeConfigs(observer.kafka, { type: 'broker', name: String(broker.id) }, options) };
}
