'use client';

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { ChangeRequestInput } from '@/lib/contracts/change-requests.ts';
import type { Change } from '@/lib/contracts/changes.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { closeToast } from '../ui/toast.tsx';
import { planOf } from './plan-of.ts';
import { closed, type PlannedCluster, type PlanSource, type PlanState } from './plan-state.ts';

interface PlanOptions {
  /** Called once the change is done, wholly or in part. */
  onApplied?: (change: Change) => void;
}

export interface Planner {
  /** For a form: plans, then opens the dialog. A refusal is the form's to show, with its input kept; null: it is open. */
  propose: (request: ChangeRequestInput, options?: PlanOptions) => Promise<ApiError | null>;
  /** For a deed without a form: opens the dialog at once, which shows a refusal itself. */
  start: (request: ChangeRequestInput, options?: PlanOptions) => void;
  /** Plans the inverse of a change, in the dialog. */
  undo: (change: string) => void;
  /** Whether the dialog is open; a form in a dialog of its own steps aside meanwhile. */
  isOpen: boolean;
}

const Context = createContext<Planner | null>(null);

const loadDialog = () => import('./plan-dialog.tsx');
const PlanDialog = lazy(async () => ({ default: (await loadDialog()).PlanDialog }));

/** Everything that changes a cluster goes through the one dialog that this holds. */
export function PlanProvider({ cluster, children }: { cluster: PlannedCluster; children: ReactNode }) {
  const [state, setState] = useState<PlanState>(closed);
  const toasts = useToastsOfThisPage();

  const propose = useCallback<Planner['propose']>(
    async (request, { onApplied } = {}) => {
      const source = { request };
      void loadDialog();
      const { plan, error } = await planOf(cluster.name, source);
      if (error) return error;
      setState((now) => (now.step === 'closed' ? { step: 'ready', source, onApplied, plan, error: null } : now));
      return null;
    },
    [cluster.name],
  );

  const planHere = useCallback(
    async (source: PlanSource, onApplied?: PlanOptions['onApplied']) => {
      setState({ step: 'planning', source, onApplied });
      const { plan, error } = await planOf(cluster.name, source);
      setState((now) => {
        // The reader went on without waiting.
        if (now.step !== 'planning' || now.source !== source) return now;
        if (error) return { step: 'refused', source, onApplied, error };
        return { step: 'ready', source, onApplied, plan, error: null };
      });
    },
    [cluster.name],
  );

  const isOpen = state.step !== 'closed';
  const planner = useMemo<Planner>(
    () => ({
      propose,
      start: (request, { onApplied } = {}) => void planHere({ request }, onApplied),
      undo: (change) => void planHere({ undoOf: change }),
      isOpen,
    }),
    [propose, planHere, isOpen],
  );

  return (
    <Context value={planner}>
      {children}
      {isOpen && (
        <Suspense>
          <PlanDialog
            cluster={cluster}
            state={state}
            onState={setState}
            onPlanAgain={planHere}
            onUndo={planner.undo}
            onToast={toasts}
          />
        </Suspense>
      )}
    </Context>
  );
}

export function usePlan(): Planner {
  const planner = useContext(Context);
  if (!planner) throw new Error('usePlan needs a PlanProvider above it');
  return planner;
}

/** Undo in a toast belongs to this cluster's pages: it goes with them. */
function useToastsOfThisPage(): (id: string) => void {
  const [ids] = useState<string[]>([]);
  useEffect(() => () => ids.forEach(closeToast), [ids]);
  return useCallback((id) => void ids.push(id), [ids]);
}
