import 'server-only';
import type { listClusters as contract } from '@/lib/contracts/clusters';
import type { ReplyOf } from '@/lib/contracts/contract';
import { authorize, may } from '../access/authorize.ts';
import type { Ctx } from '../access/ctx.ts';
import { config } from '../config/config.ts';
import { observerFor } from '../observe/observers.ts';
import { clusterSummary } from './cluster-summary.ts';

/** Every cluster as far as it is known now; waits for none. */
export function listClusters(ctx: Ctx): ReplyOf<typeof contract> {
  authorize(ctx, 'view', { kind: 'console' });
  return {
    items: config()
      .clusters.filter(({ name }) => may(ctx, 'view', { kind: 'cluster', name }))
      .map((cluster) => clusterSummary(cluster, observerFor(cluster).snapshot())),
  };
}
