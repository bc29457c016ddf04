import type { ChangeRequestInput } from '@/lib/contracts/change-requests.ts';
import type { Change } from '@/lib/contracts/changes.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import type { Environment } from '../ui/env-tag.tsx';

/** The cluster that plans are for. */
export interface PlannedCluster {
  name: string;
  label: string;
  environment: Environment;
}

/** What a plan is made of, so that it can be made again. */
export type PlanSource = { request: ChangeRequestInput } | { undoOf: string };

interface Sourced {
  source: PlanSource;
  onApplied: ((change: Change) => void) | undefined;
}

/** Where the one dialog stands. */
export type PlanState =
  | { step: 'closed' }
  | (Sourced & { step: 'planning' })
  | (Sourced & { step: 'refused'; error: ApiError })
  /** `error`: the last try to apply was refused, and nothing was done. */
  | (Sourced & { step: 'ready'; plan: Change; error: ApiError | null })
  | (Sourced & { step: 'applying'; plan: Change })
  | { step: 'ended'; change: Change }
  /** The answer to apply never came: it may have been done. */
  | { step: 'unknown'; plan: Change; error: ApiError };

export const closed: PlanState = { step: 'closed' };

/** Refusals that no second try of the same plan can change. */
const spent = new Set(['PLAN_STALE', 'PLAN_EXPIRED', 'ALREADY_APPLIED', 'CHANGE_NOT_FOUND']);

/** Whether the plan can't be applied any more, however often it is tried. */
export function isSpent(plan: Change, error: ApiError | null, now: number): boolean {
  return (error !== null && spent.has(error.code)) || now >= Date.parse(plan.expiresAt);
}

/** Whether a failed apply may have been done all the same: no answer, or an answer that is not about the change. */
export function mayBeDone({ status, code }: ApiError): boolean {
  return status === 0 || code === 'NOT_THE_CONSOLE' || code === 'INTERNAL' || code === 'TIMEOUT';
}
