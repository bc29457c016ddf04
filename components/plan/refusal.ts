import type { ApiError } from '@/lib/http/api-error.ts';

export interface Refusal {
  /** What is wrong with a field, by its name in the form. */
  at: ReadonlyMap<string, string>;
  /** The whole sentence, where the refusal names no field that the form shows. */
  rest: string | null;
}

/** Where a form shows why its request was refused: `configs.retention.ms` goes to the field `configs`, if nothing nearer is shown. */
export function refusalOf(error: ApiError | null, fields: readonly string[]): Refusal {
  const at = new Map<string, string>();
  if (!error) return { at, rest: null };
  const named = wrongFields(error);
  for (const { field, problem } of named) {
    const place = fields
      .filter((name) => field === name || field.startsWith(`${name}.`))
      .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
    if (place === '') return { at: new Map(), rest: error.message };
    at.set(place, [at.get(place), sentence(problem)].filter(Boolean).join(' '));
  }
  return { at, rest: named.length === 0 ? error.message : null };
}

function wrongFields({ details }: ApiError): { field: string; problem: string }[] {
  const fields = details?.fields;
  if (!Array.isArray(fields)) return [];
  return fields.filter((one) => typeof one?.field === 'string' && typeof one?.problem === 'string');
}

/** `must be at least 1` as a sentence of its own. */
function sentence(problem: string): string {
  const text = problem.charAt(0).toUpperCase() + problem.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
