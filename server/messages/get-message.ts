import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getMessage as contract } from '@/lib/contracts/messages';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { scanEngine } from '../scan/engine.ts';
import { readMessage } from '../scan/read-message.ts';
import { schemaSourceFor } from '../serde/schema/schema-source.ts';

/** One message, whole up to 32 MiB a payload, with its bytes; also when its transaction is open or was aborted. */
export async function getMessage(
  ctx: ClusterCtx,
  { cluster, topic, partition, offset, keySerde, valueSerde }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'read-messages', { kind: 'topic', cluster, name: topic });
  const options = {
    client: kafkaFor(ctx.cluster),
    engine: scanEngine(),
    registry: schemaSourceFor(ctx.cluster),
    signal: ctx.signal,
    keySerde,
    valueSerde,
    defect: (error: unknown) => ctx.log.error('record not read', { topic, partition, offset, error }),
  };
  return readMessage({ topic, partition, offset: BigInt(offset) }, options);
}
