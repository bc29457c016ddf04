import type { Effect } from '../../lib/contracts/changes.ts';
import { isRecord } from './digest.ts';

const sensitive =
  /password|passphrase|secret|credential|token|jaas|private|ssl\.(key|keystore|truststore)|api[._-]?key/i;

/** Whether the value under this name may be a secret, judged by the name alone. */
function isSensitiveName(name: string): boolean {
  return sensitive.test(name);
}

/** A row of a plan with `***` for the values of a secret. */
export function redactedEffect(effect: Effect): Effect {
  if (!isSensitiveName(effect.field)) return effect;
  const hide = (value: string | null) => (value === null ? null : '***');
  return { ...effect, before: hide(effect.before), after: hide(effect.after) };
}

/** The same data with `***` for what stands under names of secrets. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSensitiveName(name) && inner !== null ? '***' : redacted(inner),
    ]),
  );
}
