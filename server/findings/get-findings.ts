import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getFindings as contract } from '@/lib/contracts/findings';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { observe } from '../observe/observed.ts';
import { envelopeOf } from '../observe/stale-parts.ts';
import { visibleFindings } from './visible-findings.ts';

export async function getFindings(ctx: ClusterCtx, input: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot } = await observe(ctx, input);
  return { ...envelopeOf(snapshot), items: visibleFindings(ctx, snapshot.findings) };
}
