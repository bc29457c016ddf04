'use client';

import type { Change } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { EffectsTable } from './effects-table.tsx';
import { endWords } from './end-words.ts';
import { PlanFrame } from './plan-frame.tsx';
import type { PlannedCluster } from './plan-state.ts';

interface PlanEndedProps {
  cluster: PlannedCluster;
  onClose: () => void;
  change: Change;
  onUndo: () => void;
}

/** How a change ended of which something failed: which parts, and why. */
export function PlanEnded({ cluster, onClose, change, onUndo }: PlanEndedProps) {
  const { state, title, text } = endWords(change);
  return (
    <PlanFrame
      cluster={cluster}
      title={change.title}
      onClose={onClose}
      footer={
        <>
          <ButtonLink variant="ghost" href={routes.change(cluster.name, change.id)} onClick={onClose}>
            Show in Changes
          </ButtonLink>
          <span className="grow" />
          {change.undo.possible && <Button onClick={onUndo}>Undo what was done…</Button>}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Note state={state} title={title}>
        {text}
      </Note>
      {change.effects.length > 0 && <EffectsTable effects={change.effects} results={change.results} />}
    </PlanFrame>
  );
}
