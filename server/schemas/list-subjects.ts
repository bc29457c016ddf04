import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { listSubjects as contract } from '@/lib/contracts/schemas';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import type { ProtobufConfig } from '../config/cluster.ts';
import { registryFor } from '../serde/registry/registries.ts';
import type { Part } from '../serde/schema/framing.ts';
import { configuredMessage } from '../serde/schema/schema-source.ts';
import { subjectPage } from './subject-page.ts';

/** The subjects of the cluster's registry whose names contain `search`. Throws REGISTRY_UNREACHABLE. */
export async function listSubjects(
  ctx: ClusterCtx,
  { cluster, ...asked }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: cluster });
  const registry = registryFor(ctx.cluster);
  const names = registry ? await registry.subjects() : [];
  return {
    configured: registry !== null,
    ...subjectPage(names, asked),
    messages: messagesOf(ctx.cluster.protobuf, asked.topic),
    asOf: new Date(ctx.now()).toISOString(),
  };
}

function messagesOf(
  config: ProtobufConfig | null,
  topic: string | undefined,
): { key: string | null; value: string | null } {
  const of = (part: Part) => (topic === undefined ? null : (configuredMessage(config, topic, part)?.key ?? null));
  return { key: of('key'), value: of('value') };
}
