import type { z } from 'zod';

type Schema = z.ZodObject;

/**
 * View state from search parameters. Each one is judged alone: a parameter that is missing, strange or repeated gets its
 * default, so an old or mistyped link still opens the view. Every field of the schema needs a default or to be optional.
 */
export function readSearch<S extends Schema>(schema: S, params: URLSearchParams): z.output<S> {
  const state: Record<string, unknown> = {};
  for (const [name, field] of fields(schema)) {
    const raw = params.get(name) ?? undefined;
    const given = field.safeParse(raw);
    const value = given.success ? given.data : field.parse(undefined);
    if (value !== undefined) state[name] = value;
  }
  return state as z.output<S>;
}

/** The search string of a state, without what is default; empty or starting with `?`. Parameters of others are kept. */
export function writeSearch<S extends Schema>(
  schema: S,
  state: Partial<z.output<S>>,
  others?: URLSearchParams,
): string {
  const params = new URLSearchParams(others);
  for (const [name, field] of fields(schema)) {
    const value = state[name as keyof typeof state] as unknown;
    const isDefault = value === undefined || value === null || value === field.safeParse(undefined).data;
    if (isDefault) params.delete(name);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

function fields(schema: Schema): [string, z.ZodType][] {
  return Object.entries(schema.shape) as [string, z.ZodType][];
}

/** Search parameters as Next hands them to a page; of a repeated one the first counts. */
export function searchOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) params.set(name, first);
  }
  return params;
}
