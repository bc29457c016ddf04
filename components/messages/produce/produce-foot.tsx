'use client';

import { Acknowledgements } from '@/components/plan/consent-fields.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useModifier } from '@/components/ui/use-modifier.ts';
import type { Acknowledgement } from '@/lib/contracts/changes.ts';
import { plural } from '@/lib/format/number.ts';
import type { Sending } from './use-sending.ts';
import { WrittenSection } from './written-section.tsx';

interface ProduceFootProps {
  cluster: string;
  topic: string;
  sending: Sending;
  /** The refusal stands at its field. */
  atField: boolean;
  /** Of the records of a batch; null: one record. */
  count: number | null;
  /** Why nothing can be written. */
  readOnly: string | null;
  acknowledged: readonly Acknowledgement['id'][];
  onAcknowledged: (acknowledged: readonly Acknowledgement['id'][]) => void;
  onClear: () => void;
  onSend: () => void;
}

/** What came of it, and the button; always in sight. */
export function ProduceFoot(props: ProduceFootProps) {
  const { cluster, topic, sending, atField, count, readOnly, acknowledged } = props;
  const modifier = useModifier();
  const { step, error, outcomes, unasked } = sending;
  const asked = error?.code === 'ACKNOWLEDGEMENT_REQUIRED' ? (error.details?.acknowledge as Acknowledgement[]) : [];
  return (
    <footer>
      {readOnly !== null && <Note state="info" title={readOnly} />}
      {error && (
        <Note state="critical" title={atField ? 'Nothing was written.' : error.message}>
          {atField && 'The reason stands at its field.'}
        </Note>
      )}
      <Acknowledgements
        plan={{ acknowledge: asked }}
        given={{ word: '', acknowledged }}
        onGiven={(given) => props.onAcknowledged(given.acknowledged)}
      />
      <WrittenSection cluster={cluster} topic={topic} outcomes={outcomes} unasked={unasked} />
      <div className="row">
        <Button variant="ghost" onClick={props.onClear}>
          Clear
        </Button>
        <Button
          className="ml-auto"
          variant="primary"
          aria-keyshortcuts="Meta+Enter Control+Enter"
          busy={step === 'busy'}
          disabledReason={readOnly ?? undefined}
          onClick={props.onSend}
        >
          {count === null ? 'Produce' : `Produce ${plural(count, 'record')}`} <kbd>{modifier}⏎</kbd>
        </Button>
      </div>
    </footer>
  );
}
