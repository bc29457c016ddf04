import type { ClusterSummary } from '../../lib/contracts/clusters.ts';
import type { ClusterConfig } from '../config/cluster.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';

export function clusterSummary(cluster: ClusterConfig, snapshot: ClusterSnapshot): ClusterSummary {
  return {
    id: cluster.name,
    name: cluster.name,
    label: cluster.label,
    environment: cluster.environment,
    production: cluster.production,
    readOnly: cluster.readOnly,
    status: statusOf(snapshot),
    error: snapshot.unreachable,
  };
}

function statusOf({ takenAt, unreachable, findings }: ClusterSnapshot): ClusterSummary['status'] {
  if (unreachable) return 'unreachable';
  if (takenAt === null) return 'starting';
  return findings.some(({ severity }) => severity === 'critical') ? 'degraded' : 'ok';
}
