import type { EffectResult } from '../../lib/contracts/changes.ts';
import type { AppError } from '../../lib/errors.ts';

/** A row of a plan, by what it is about. */
export interface Row {
  readonly resource: string;
  readonly field: string;
}

/** How a row ended; null: well. */
export function resultOf({ resource, field }: Row, error: AppError | null): EffectResult {
  if (error === null) return { resource, field, ok: true };
  return { resource, field, ok: false, error: { code: error.code, message: error.message } };
}
