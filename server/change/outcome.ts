import type { EffectResult } from '../../lib/contracts/changes.ts';
import type { Problem } from '../../lib/contracts/common.ts';
import { toAppError } from '../../lib/errors.ts';

export interface ChangeOutcome {
  state: 'applied' | 'partly' | 'failed' | 'unknown';
  results: EffectResult[];
  /** Why it failed as a whole. */
  error: Problem | null;
}

/** After these it may have been done although nobody says so. */
const uncertain = new Set([
  ...['TIMEOUT', 'BROKER_UNREACHABLE', 'CLUSTER_UNREACHABLE', 'KAFKA_PROTOCOL_ERROR'],
  ...['SHUTTING_DOWN', 'INTERNAL'],
]);

/** `unknown` as soon as one effect may or may not have happened. */
export function outcomeOf(results: EffectResult[]): ChangeOutcome {
  const done = results.filter(({ ok }) => ok).length;
  const state = results.some(({ error }) => error && uncertain.has(error.code))
    ? 'unknown'
    : done === results.length
      ? 'applied'
      : done > 0
        ? 'partly'
        : 'failed';
  return { state, results, error: null };
}

/** Of an apply that threw instead of telling results. */
export function outcomeOfFailure(thrown: unknown): ChangeOutcome {
  const { code, message } = toAppError(thrown);
  return { state: uncertain.has(code) ? 'unknown' : 'failed', results: [], error: { code, message } };
}
