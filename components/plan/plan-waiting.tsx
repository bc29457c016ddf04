'use client';

import type { ApiError } from '@/lib/http/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PlanFrame } from './plan-frame.tsx';
import type { PlannedCluster } from './plan-state.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Framed {
  cluster: PlannedCluster;
  onClose: () => void;
}

const rows = ['a', 'b', 'c', 'd'];

/** While the cluster is read for the plan: nothing is changed yet, and leaving costs nothing. */
export function PlanPlanning({ cluster, onClose }: Framed) {
  return (
    <PlanFrame
      cluster={cluster}
      title="Planning"
      summary="Reading what the change would do. Nothing is changed yet."
      onClose={onClose}
      footer={
        <Button className="ml-auto" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <div className="planning" aria-busy>
        {rows.map((row) => (
          <p key={row} className="row">
            <Skeleton width={160} />
            <Skeleton width={96} />
            <Skeleton width={96} />
          </p>
        ))}
      </div>
    </PlanFrame>
  );
}

/** No plan was made: why, and what would help. */
export function PlanRefused({
  cluster,
  onClose,
  error,
  onPlanAgain,
}: Framed & { error: ApiError; onPlanAgain: () => void }) {
  return (
    <PlanFrame
      cluster={cluster}
      title="This can’t be planned"
      summary="Nothing was changed."
      onClose={onClose}
      footer={
        <>
          <Button className="ml-auto" onClick={onPlanAgain}>
            Plan again
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <RefusalNote error={error} />
    </PlanFrame>
  );
}
