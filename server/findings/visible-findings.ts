import 'server-only';
import type { Finding } from '@/lib/contracts/findings';
import { may, type Resource } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';

/** Findings about what the actor may see. */
export function visibleFindings(ctx: ClusterCtx, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => may(ctx, 'view', resourceOf(finding, ctx.cluster.name)));
}

function resourceOf({ id, kind }: Finding, cluster: string): Resource {
  const name = id.slice(kind.length + 1);
  if (name !== '*' && kind.startsWith('partition-')) return { kind: 'topic', cluster, name };
  if (name !== '*' && kind.startsWith('group-')) return { kind: 'group', cluster, id: name };
  if (kind === 'broker-down') return { kind: 'broker', cluster, id: Number(name) };
  return { kind: 'cluster', name: cluster };
}
