import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getSchemaExample as contract } from '@/lib/contracts/schemas';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { registryFor } from '../serde/registry/registries.ts';
import { describeSchema } from './describe-schema.ts';
import { findConfigured, findSchema } from './find-schema.ts';

/** A schema with JSON that can be written by it. Throws NOT_FOUND and REGISTRY_UNREACHABLE. */
export async function getSchemaExample(
  ctx: ClusterCtx,
  { cluster, message, topic, part, ...asked }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  if (topic !== undefined) {
    const configured = findConfigured(ctx.cluster.protobuf, topic, part);
    return { ...describeSchema(configured, message, ctx.now()), versions: [] };
  }
  const registry = registryFor(ctx.cluster);
  if (registry === null) throw new AppError('NOT_FOUND', 'This cluster has no schema registry in the configuration.');
  const found = await findSchema(registry, asked);
  const { place } = found;
  const versions = place === null ? [] : await registry.versions(place.subject);
  return { ...describeSchema(found, message, ctx.now()), versions };
}
