'use client';

import { useState } from 'react';
import type { Change } from '@/lib/contracts/changes.ts';
import { formatClock } from '@/lib/format/time.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';
import { CommandBox } from './command-box.tsx';
import { asksConsent, type Given, whatIsMissing } from './consent.ts';
import { Acknowledgements, ConfirmWord } from './consent-fields.tsx';
import { EffectsTable } from './effects-table.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { isSpent, type PlannedCluster } from './plan-state.ts';
import type { Consent } from './use-apply.ts';

interface PlanReadyProps {
  cluster: PlannedCluster;
  onClose: () => void;
  plan: Change;
  /** Why the last try to apply was refused. */
  error: ApiError | null;
  applying: boolean;
  onApply: (consent: Consent) => void;
  onPlanAgain: () => void;
}

/** The plan: what would happen, what to know, and the yes that it asks for. */
export function PlanReady({ cluster, onClose, plan, error, applying, onApply, onPlanAgain }: PlanReadyProps) {
  const [given, setGiven] = useState<Given>({ word: '', acknowledged: [] });
  const now = useNow();
  const spent = !applying && isSpent(plan, error, now);
  const missing = whatIsMissing(plan, given);
  const apply = () => {
    if (missing || spent || applying) return;
    onApply({ confirm: plan.confirm === null ? null : given.word, acknowledged: [...given.acknowledged] });
  };
  return (
    <PlanFrame
      cluster={cluster}
      title={plan.title}
      summary={plan.summary}
      onClose={applying ? undefined : onClose}
      footer={
        <>
          <Holds plan={plan} applying={applying} spent={spent} />
          <Button onClick={onClose} disabledReason={applying ? 'It is being done' : undefined}>
            Cancel
          </Button>
          {spent ? (
            <Button variant="primary" onClick={onPlanAgain}>
              Plan again
            </Button>
          ) : (
            <Button
              variant={asksConsent(plan) ? 'danger' : 'primary'}
              busy={applying}
              disabledReason={missing}
              onClick={apply}
            >
              {plan.verb}
            </Button>
          )}
        </>
      }
    >
      <NotApplied error={error} expired={spent} />
      <Acknowledgements plan={plan} given={given} onGiven={setGiven} />
      <PlanNotes warnings={plan.warnings} />
      {plan.effects.length > 0 && <EffectsTable effects={plan.effects} />}
      <CommandBox command={plan.command} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <ConfirmWord plan={plan} given={given} onGiven={setGiven} />
      </form>
    </PlanFrame>
  );
}

function Holds({ plan, applying, spent }: { plan: Change; applying: boolean; spent: boolean }) {
  const zone = useZone();
  if (applying) return <p className="holds">It is being done; closing the page does not stop it.</p>;
  if (spent) return <p className="holds">Nothing was changed.</p>;
  const until = formatClock(Date.parse(plan.expiresAt), zone);
  const { possible, reason } = plan.undo;
  const undo = possible ? 'Undo stays in Changes.' : `No undo: ${reason ?? 'nothing takes it back.'}`;
  return <p className="holds">{`Holds until ${until}. Refused if something it rests on moves before. ${undo}`}</p>;
}

/** Why it can't be applied, or could not just now; the plan stays in sight. */
function NotApplied({ error, expired }: { error: ApiError | null; expired: boolean }) {
  if (error) {
    const moved = Array.isArray(error.details?.moved) ? error.details.moved.join(', ') : '';
    return (
      <Note className="mb-3" state="critical" title={error.message}>
        {moved !== '' && `What moved: ${moved}.`}
      </Note>
    );
  }
  if (!expired) return null;
  return (
    <Note className="mb-3" state="warning" title="This plan has waited too long.">
      The cluster may have moved on since. Plan again to see what the change would do now.
    </Note>
  );
}
