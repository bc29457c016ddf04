import type { ApiError } from '@/lib/http/api-error.ts';
import type { Draft } from './draft.ts';
import { hasKeysInLines, isBatch, linesOf } from './lines.ts';
import { type Fault, inPlace } from './payload-draft.ts';
import { refusedPayload } from './refused.ts';
import { placeNamed } from './schema/json-place.ts';

/** Where a key or a value is typed that was refused: keys that begin their lines stand in the value. */
export function typedIn(draft: Draft, field: 'key' | 'value'): 'key' | 'value' {
  return hasKeysInLines(draft) ? 'value' : field;
}

/** What its schema has against a key or a value, with the place in what was typed; null: it is no matter of a schema. */
export function misfitOf(draft: Draft, error: ApiError): Fault | null {
  const refused = refusedPayload(error);
  const field = refused?.field;
  if ((field !== 'key' && field !== 'value') || draft[field].form !== 'schema' || !refused?.problem) return null;
  const message = `${refused.problem.replace(/^it /, 'It ').replace(/\.$/, '')}.`;
  const part = linesOf(draft)[refused.record]?.[field];
  const at = part && placeNamed(refused.problem, part.draft.text);
  if (at === undefined && !isBatch(draft)) return { message };
  return inPlace(draft[typedIn(draft, field)].text, { message, at: (part?.start ?? 0) + (at ?? 0) });
}
