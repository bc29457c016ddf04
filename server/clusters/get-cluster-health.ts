import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getClusterHealth as contract } from '@/lib/contracts/health';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { observe } from '../observe/observed.ts';
import { instantOf } from '../observe/stale-parts.ts';
import { healthProblems } from './health-problems.ts';

/** Throws CLUSTER_UNHEALTHY with what is wrong, for probes that only look at the status. */
export async function getClusterHealth(
  ctx: ClusterCtx,
  _input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  authorize(ctx, 'view', { kind: 'cluster', name: ctx.cluster.name });
  const { snapshot } = await observe(ctx);
  const problems = healthProblems(snapshot);
  if (problems.length > 0) {
    throw new AppError('CLUSTER_UNHEALTHY', problems.join(' '), {
      details: { problems, asOf: instantOf(snapshot.takenAt) },
    });
  }
  return { status: 'ok', asOf: instantOf(snapshot.takenAt) };
}
