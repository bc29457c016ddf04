'use client';

import { plural } from '@/lib/format/number.ts';
import { ActionBar } from '../ui/action-bar.tsx';
import { type Action, ActionButton } from '../ui/actions.tsx';
import { Button } from '../ui/button.tsx';
import type { Selection } from './use-selection.ts';

interface BulkBarProps {
  /** What is chosen: `topic`. */
  noun: string;
  selection: Selection;
  /** Keys of the rows on this page. */
  shown: readonly string[] | undefined;
  actions: (keys: readonly string[]) => readonly Action[];
}

/** How many rows are chosen, here and on other pages, and what can be done to all of them. */
export function BulkBar({ noun, selection, shown, actions }: BulkBarProps) {
  const { keys } = selection;
  if (keys.length === 0) return null;
  const elsewhere = keys.filter((key) => !shown?.includes(key)).length;
  return (
    <ActionBar
      label={`Chosen ${noun}s`}
      text={
        <>
          {plural(keys.length, noun)} selected
          {elsewhere > 0 && <small className="unit"> {elsewhere} of them not on this page</small>}
        </>
      }
    >
      {actions(keys).map((action) => (
        <ActionButton key={action.id} action={action} size="sm" />
      ))}
      <Button size="sm" variant="ghost" onClick={selection.clear}>
        Clear <kbd>Esc</kbd>
      </Button>
    </ActionBar>
  );
}
