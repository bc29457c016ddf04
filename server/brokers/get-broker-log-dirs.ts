import 'server-only';
import type { getBrokerLogDirs as contract } from '@/lib/contracts/brokers';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import { authorize, may } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { instantOf, staleParts } from '../observe/stale-parts.ts';
import { findBroker } from './find-broker.ts';

/** Log directories as they were read last: a broker looks at its disks for them, so they are read less often. */
export async function getBrokerLogDirs(
  ctx: ClusterCtx,
  input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'broker', cluster: ctx.cluster.name, id: input.broker });
  const { snapshot } = await findBroker(ctx, input);
  const part = snapshot.logDirs.get(input.broker);
  const visible = (name: string) => may(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name });
  return {
    asOf: instantOf(part?.readAt ?? null),
    stale: staleParts(snapshot)
      .filter((stale) => stale.part === 'log directories' && stale.broker === input.broker)
      .map(({ part: name, error, readAt }) => ({ part: name, error, asOf: instantOf(readAt) })),
    items: (part?.value ?? []).map(({ path, error, totalBytes, usableBytes, replicas }) => ({
      path,
      error,
      totalBytes: totalBytes?.toString() ?? null,
      usableBytes: usableBytes?.toString() ?? null,
      replicas: replicas
        .filter(({ topic }) => visible(topic))
        .map(({ sizeBytes, offsetLag, ...replica }) => ({
          ...replica,
          sizeBytes: sizeBytes.toString(),
          offsetLag: offsetLag.toString(),
        })),
    })),
  };
}
