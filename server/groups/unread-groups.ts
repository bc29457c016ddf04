import type { Problem } from '../../lib/contracts/common.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';

const givenUp = new Set<string | undefined>(['BROKER_FENCED', 'BROKER_UNREGISTERED']);

/** Why groups may be missing; null: all were read. A broker that the cluster has given up coordinates none any more. */
export function unreadGroups({ groupReadings, brokers }: ClusterSnapshot): Problem | null {
  for (const [id, { error }] of groupReadings) {
    if (error && !givenUp.has(brokers.value?.get(id)?.error?.code)) return error;
  }
  return null;
}
