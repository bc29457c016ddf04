import 'server-only';
import type { getBroker as contract } from '@/lib/contracts/brokers';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { AppError } from '@/lib/errors';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { replicaSizes } from '../observe/replica-sizes.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { brokerOf, brokerRows } from './broker-rows.ts';
import { findBroker } from './find-broker.ts';

export async function getBroker(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'broker', cluster: ctx.cluster.name, id: input.broker });
  const { snapshot } = await findBroker(ctx, input);
  const row = brokerRows(snapshot).find(({ id }) => id === input.broker);
  if (!row) throw new AppError('BROKER_NOT_FOUND', `Broker ${input.broker} has just gone.`);
  const partitions = partitionsOf(snapshot, input.broker).filter(({ topic }) =>
    may(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: topic }),
  );
  return { ...envelopeOf(snapshot), ...brokerOf(row), partitions };
}

function partitionsOf(snapshot: ClusterSnapshot, broker: number) {
  const sizes = replicaSizes(snapshot);
  const topics = [...(snapshot.topics.value?.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
  return topics.flatMap(({ name, partitions }) =>
    partitions
      .filter(({ replicas }) => replicas.includes(broker))
      .map(({ partition, leader, isr }) => ({
        topic: name,
        partition,
        leader: leader === broker,
        inSync: isr.includes(broker),
        sizeBytes: sizes.get(name)?.get(partition)?.get(broker)?.toString() ?? null,
      })),
  );
}
