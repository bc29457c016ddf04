import type { ClusterSummary } from '../contracts/clusters.ts';

/** How a cluster's status is shown: the colour and shape of a state, and a word. */
export const clusterState = {
  starting: { state: 'offline', word: 'Starting' },
  ok: { state: 'ok', word: 'OK' },
  degraded: { state: 'warning', word: 'Degraded' },
  unreachable: { state: 'critical', word: 'Unreachable' },
} as const satisfies Record<ClusterSummary['status'], { state: string; word: string }>;
