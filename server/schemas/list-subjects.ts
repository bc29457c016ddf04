import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { listSubjects as contract } from '@/lib/contracts/schemas';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { registryFor } from '../serde/registry/registries.ts';
import { subjectPage } from './subject-page.ts';

/** The subjects of the cluster's registry whose names contain `search`. Throws REGISTRY_UNREACHABLE. */
export async function listSubjects(
  ctx: ClusterCtx,
  { cluster, ...asked }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  const registry = registryFor(ctx.cluster);
  const names = registry ? await registry.subjects() : [];
  return { configured: registry !== null, ...subjectPage(names, asked), asOf: new Date(ctx.now()).toISOString() };
}
