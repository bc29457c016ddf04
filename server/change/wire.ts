import type { Change, ChangeState, ChangeSummary, EffectResult, Warning } from '../../lib/contracts/changes.ts';
import type { Problem } from '../../lib/contracts/common.ts';
import type { PlanText, StoredChange } from './change-rows.ts';

/** A change as the API shows it at `now` (milliseconds since 1970). */
export function toChange(stored: StoredChange, now: number, more: { warnings?: Warning[] } = {}): Change {
  const { row } = stored;
  const { warnings, ...plan } = JSON.parse(row.plan) as PlanText;
  return {
    ...headOf(stored, now),
    ...plan,
    warnings: [...(more.warnings ?? []), ...warnings],
    digest: row.digest,
    expiresAt: timeOf(row.expires_at),
    results: JSON.parse(row.results) as EffectResult[],
    error: row.error === null ? null : (JSON.parse(row.error) as Problem),
    job: null,
  };
}

export function toSummary(stored: StoredChange, now: number): ChangeSummary {
  return { ...headOf(stored, now), effects: Number(stored.row.effects) };
}

function headOf({ row, resources }: StoredChange, now: number): Omit<ChangeSummary, 'effects'> {
  const state = stateAt(row, now);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    state,
    actor: row.actor,
    plannedAt: timeOf(row.planned_at),
    appliedAt: timeOrNull(row.applied_at),
    endedAt: timeOrNull(row.ended_at),
    undoOf: row.undo_of,
    undoneBy: row.undone_by,
    undo: undoOf(row, state),
    resources,
  };
}

export function stateAt({ state, expires_at }: StoredChange['row'], now: number): ChangeState {
  return state === 'planned' && expires_at <= BigInt(now) ? 'expired' : state;
}

/** Whether an undo can be planned (of a plan: could be, once it is applied), and why not. */
export function undoOf(
  { undone_by, undo_reason }: StoredChange['row'],
  state: ChangeState,
): { possible: boolean; reason: string | null } {
  const no = (reason: string) => ({ possible: false, reason });
  if (undone_by !== null) return no('It has been undone already.');
  if (state === 'expired' || state === 'stale') return no('It was never applied.');
  if (state === 'failed') return no('It failed: nothing was changed.');
  return undo_reason === null ? { possible: true, reason: null } : no(undo_reason);
}

export function timeOf(at: bigint): string {
  return new Date(Number(at)).toISOString();
}

function timeOrNull(at: bigint | null): string | null {
  return at === null ? null : timeOf(at);
}
