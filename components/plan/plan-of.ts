import type { Change } from '@/lib/contracts/changes.ts';
import { ApiError } from '@/lib/http/api-error.ts';
import { postPlan, postUndo } from '@/lib/queries/changes.ts';
import type { PlanSource } from './plan-state.ts';

type Planned = { plan: Change; error: null } | { plan: null; error: ApiError };

/** What the change would do, or why it is refused. */
export async function planOf(cluster: string, source: PlanSource): Promise<Planned> {
  try {
    const plan = 'request' in source ? await postPlan(cluster, source.request) : await postUndo(cluster, source.undoOf);
    return { plan, error: null };
  } catch (error) {
    return { plan: null, error: toApiError(error) };
  }
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'NOT_THE_CONSOLE', 'What came back is not an answer of the console.');
}
