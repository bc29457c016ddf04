'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ChangeRequestInput } from '@/lib/contracts/change-requests.ts';
import type { Change } from '@/lib/contracts/changes.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { usePlan } from './plan-provider.tsx';
import { refusalOf } from './refusal.ts';
import { RefusalNote } from './refusal-note.tsx';

interface ChangeFormProps {
  title: string;
  onClose: () => void;
  /** What is asked for; null when something typed can't be read: its field says so by itself. */
  request: () => ChangeRequestInput | null;
  /** Names of the request's fields that show what is wrong with them. */
  fields: readonly string[];
  /** The form's fields; `refused` gives what the console said of one of them. */
  children: (refused: (field: string) => string | undefined) => ReactNode;
  /** Why nothing can be asked for yet. */
  disabledReason?: string | undefined;
  onApplied?: (change: Change) => void;
}

/** The dialog around the form of a change. It ends in a plan, steps aside while that is shown, and goes when it is done. */
export function ChangeForm(props: ChangeFormProps) {
  const { title, onClose, request, fields, children, disabledReason, onApplied } = props;
  const { propose, isOpen } = usePlan();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const refusal = refusalOf(error, fields);
  const id = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach forms around it in React's tree: this one ends here.
    event.stopPropagation();
    if (disabledReason !== undefined || asking) return;
    const asked = request();
    if (!asked) return;
    setAsking(true);
    setError(
      await propose(asked, {
        onApplied: (change) => {
          onApplied?.(change);
          onClose();
        },
      }),
    );
    setAsking(false);
  };

  return (
    <Dialog
      open={!isOpen}
      onOpenChange={(open) => !open && !isOpen && onClose()}
      title={title}
      footer={
        <>
          <span className="t3 grow text-12">Nothing is changed yet: a preview follows.</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={asking} disabledReason={disabledReason}>
            Review…
          </Button>
        </>
      }
    >
      <form id={id} className="change-form" onSubmit={submit} onInput={() => setError(null)} noValidate>
        {children((field) => refusal.at.get(field))}
        {error && refusal.rest !== null && <RefusalNote error={error} />}
      </form>
    </Dialog>
  );
}
