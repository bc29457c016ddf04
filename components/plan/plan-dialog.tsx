'use client';

import { useCallback } from 'react';
import type { Change } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { PlanEnded } from './plan-ended.tsx';
import { PlanReady } from './plan-ready.tsx';
import { closed, type PlannedCluster, type PlanSource, type PlanState } from './plan-state.ts';
import { PlanUnknown } from './plan-unknown.tsx';
import { PlanPlanning, PlanRefused } from './plan-waiting.tsx';
import { useApply } from './use-apply.ts';

interface PlanDialogProps {
  cluster: PlannedCluster;
  state: PlanState;
  onState: (state: PlanState) => void;
  onPlanAgain: (source: PlanSource, onApplied?: (change: Change) => void) => void;
  onUndo: (change: string) => void;
  /** Gets the toasts that belong to this cluster's pages. */
  onToast: (id: string) => void;
}

/** The one dialog that shows, confirms and applies any plan. */
export function PlanDialog({ cluster, state, onState, onPlanAgain, onUndo, onToast }: PlanDialogProps) {
  const onDone = useCallback(
    (change: Change) => onToast(toastOf(cluster.name, change, onUndo)),
    [cluster.name, onUndo, onToast],
  );
  const apply = useApply(cluster.name, onState, onDone);
  const close = () => onState(closed);
  const frame = { cluster, onClose: close };

  switch (state.step) {
    case 'closed':
      return null;
    case 'planning':
      return <PlanPlanning {...frame} />;
    case 'refused':
      return (
        <PlanRefused {...frame} error={state.error} onPlanAgain={() => onPlanAgain(state.source, state.onApplied)} />
      );
    case 'ready':
    case 'applying':
      return (
        <PlanReady
          key={state.plan.id}
          {...frame}
          plan={state.plan}
          error={state.step === 'ready' ? state.error : null}
          applying={state.step === 'applying'}
          onApply={(consent) => state.step === 'ready' && apply(state, consent)}
          onPlanAgain={() => onPlanAgain(state.source, state.onApplied)}
        />
      );
    case 'ended':
      return <PlanEnded {...frame} change={state.change} onUndo={() => onUndo(state.change.id)} />;
    case 'unknown':
      return <PlanUnknown {...frame} plan={state.plan} error={state.error} />;
  }
}

function toastOf(cluster: string, { id, title, undo }: Change, onUndo: (change: string) => void): string {
  return toast('ok', `Done: ${title}`, {
    actions: (
      <>
        {undo.possible && (
          <Button variant="ghost" size="sm" onClick={() => onUndo(id)}>
            Undo…
          </Button>
        )}
        <ButtonLink variant="ghost" size="sm" href={routes.change(cluster, id)}>
          Show
        </ButtonLink>
      </>
    ),
  });
}
