import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Acknowledgement, Change } from '@/lib/contracts/changes.ts';
import { postApply } from '@/lib/queries/changes.ts';
import { toApiError } from './plan-of.ts';
import { mayBeDone, type PlanState } from './plan-state.ts';

export interface Consent {
  confirm: string | null;
  acknowledged: Acknowledgement['id'][];
}

/**
 * Does what the plan says and tells `onState` how it ended; afterwards everything shown of the cluster is read again.
 * `onDone` gets a change of which something was done.
 */
export function useApply(cluster: string, onState: (state: PlanState) => void, onDone: (change: Change) => void) {
  const client = useQueryClient();
  return useCallback(
    async (ready: Extract<PlanState, { step: 'ready' }>, consent: Consent) => {
      const { plan } = ready;
      onState({ ...ready, step: 'applying' });
      try {
        const change = await postApply(cluster, plan.id, { digest: plan.digest, ...consent });
        const whole = change.state === 'applied';
        onState(whole ? { step: 'closed' } : { step: 'ended', change });
        if (change.state !== 'failed') ready.onApplied?.(change);
        if (whole) onDone(change);
      } catch (thrown) {
        const error = toApiError(thrown);
        onState(mayBeDone(error) ? { step: 'unknown', plan, error } : { ...ready, error });
      }
      await client.invalidateQueries({ predicate: ({ queryKey }) => isOf(queryKey[1], cluster) });
    },
    [client, cluster, onState, onDone],
  );
}

/** Every query of a cluster has its name among the path parameters. */
function isOf(params: unknown, cluster: string): boolean {
  return typeof params === 'object' && params !== null && 'cluster' in params && params.cluster === cluster;
}
