import { AppError } from '../../lib/errors.ts';
import type { PlanText, StoredChange } from './change-rows.ts';
import { stateAt, timeOf } from './wire.ts';

/** The plan, when it still may be applied. Throws why not: ALREADY_APPLIED, PLAN_EXPIRED, PLAN_STALE, BAD_REQUEST. */
export function assertPlanned(row: StoredChange['row'], digest: string, now: number): PlanText {
  const state = stateAt(row, now);
  if (state === 'expired') {
    throw new AppError('PLAN_EXPIRED', `This plan held until ${timeOf(row.expires_at)}. Plan it again.`);
  }
  if (state === 'stale') throw new AppError('PLAN_STALE', 'Something has moved since this plan. Plan it again.');
  if (state !== 'planned') throw alreadyApplied(row);
  if (digest !== row.digest) {
    throw new AppError(
      'BAD_REQUEST',
      'The field `digest` is not that of this plan. Send the digest that the plan has.',
      {
        details: { fields: [{ in: 'body', field: 'digest', problem: 'is not that of this plan' }] },
      },
    );
  }
  return JSON.parse(row.plan) as PlanText;
}

export function alreadyApplied({ applied_at }: StoredChange['row']): AppError {
  const when = applied_at === null ? 'a moment ago' : `at ${timeOf(applied_at)}`;
  return new AppError('ALREADY_APPLIED', `This change was applied ${when}. A plan is applied once; plan it again.`);
}
