import type { ChangeState, ChangeSummary } from '@/lib/contracts/changes.ts';

/** Where nothing has been done that could be taken back. */
const undone: Partial<Record<ChangeState, string>> = {
  planned: 'It was never applied.',
  applying: 'It is being done.',
};

/** Why a change can't be taken back now; undefined: it can. `readOnly` is why the cluster takes no changes at all. */
export function whyNoUndo({ state, undo }: Pick<ChangeSummary, 'state' | 'undo'>, readOnly: string | null) {
  const reason = undone[state] ?? (undo.possible ? readOnly : (undo.reason ?? 'Nothing takes it back.'));
  return reason ?? undefined;
}
