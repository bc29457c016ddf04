'use client';

import type { ChangeSummary } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';
import { usePlan } from '../plan/plan-provider.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { whyNoUndo } from './undoable.ts';

type Undoable = Pick<ChangeSummary, 'id' | 'title' | 'state' | 'undo' | 'undoneBy'>;

/** Takes a change back, or says by what it was taken back, or why it can't be. */
export function UndoCell({ cluster, change }: { cluster: string; change: Undoable }) {
  const { undo } = usePlan();
  const readOnly = useReadOnly();
  if (change.undoneBy !== null) {
    return (
      <ButtonLink size="sm" variant="ghost" className="t2" href={routes.change(cluster, change.undoneBy)}>
        undone
      </ButtonLink>
    );
  }
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={`Undo: ${change.title}`}
      disabledReason={whyNoUndo(change, readOnly)}
      onClick={() => undo(change.id)}
    >
      Undo…
    </Button>
  );
}
