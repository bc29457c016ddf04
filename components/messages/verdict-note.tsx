import { Button } from '@/components/ui/button.tsx';
import { Note } from '@/components/ui/note.tsx';
import type { Verdict } from './verdict.ts';

export type VerdictAction = NonNullable<Verdict['action']>['kind'];

export function VerdictNote({ verdict, onAction }: { verdict: Verdict; onAction: (kind: VerdictAction) => void }) {
  const { state, title, text, action } = verdict;
  return (
    <Note
      state={state}
      title={title}
      actions={
        action && (
          <Button size="sm" onClick={() => onAction(action.kind)}>
            {action.label}
          </Button>
        )
      }
    >
      {text}
    </Note>
  );
}
