'use client';

import type { Change } from '@/lib/contracts/changes.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { routes } from '@/lib/routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { PlanFrame } from './plan-frame.tsx';
import type { PlannedCluster } from './plan-state.ts';

interface PlanUnknownProps {
  cluster: PlannedCluster;
  onClose: () => void;
  plan: Change;
  error: ApiError;
}

/** The answer never came: the change may be done. */
export function PlanUnknown({ cluster, onClose, plan, error }: PlanUnknownProps) {
  return (
    <PlanFrame
      cluster={cluster}
      title={plan.title}
      onClose={onClose}
      footer={
        <>
          <Button className="ml-auto" onClick={onClose}>
            Close
          </Button>
          <ButtonLink variant="primary" href={routes.change(cluster.name, plan.id)} onClick={onClose}>
            See how it went
          </ButtonLink>
        </>
      }
    >
      <Note state="warning" title="Whether it was done is not known.">
        {error.message} What was asked for may have been done before the answer was lost. Changes says how it went, once
        the console answers.
      </Note>
    </PlanFrame>
  );
}
