import type { Warning } from '../../lib/contracts/changes.ts';

/** What too few replicas, or a demand for too many in sync, will cost one day. */
export function durabilityWarnings(replicationFactor: number, minInsyncReplicas: number | null): Warning[] {
  const warnings: Warning[] = [];
  if (replicationFactor === 1) {
    warnings.push({
      severity: 'warning',
      title: 'Every partition has a single replica.',
      text: 'While its broker is down it can be neither read nor written, and if its disk is lost the records are.',
    });
  }
  if (minInsyncReplicas === null) return warnings;
  if (minInsyncReplicas > replicationFactor) {
    warnings.push({
      severity: 'warning',
      title: `min.insync.replicas ${minInsyncReplicas} is more than the replication factor ${replicationFactor}.`,
      text: `Older brokers then refuse every record sent with acks=all; newer ones ask for all ${replicationFactor}, so that one broker that is down stops producers.`,
    });
  } else if (minInsyncReplicas === replicationFactor && replicationFactor > 1) {
    warnings.push({
      severity: 'warning',
      title: 'One broker that is down stops producers with acks=all.',
      text: `min.insync.replicas is ${minInsyncReplicas}, as many as there are replicas.`,
    });
  }
  return warnings;
}
