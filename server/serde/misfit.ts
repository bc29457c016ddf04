import { Digits, exactJson } from './exact-json.ts';

/** How a place in a JSON value is called in a sentence: `lines[1].count`, or `it` for the whole. */
export function at(path: string): string {
  return path === '' ? 'it' : path;
}

/** In a sentence that a JSON value, its numbers as `Digits`, is not what it has to be; undefined: it is missing. */
export function unfit(path: string, expected: string, value: unknown): string {
  const given = value === undefined ? 'nothing' : exactJson(value, 'base64');
  return `${at(path)} must be ${expected}, not ${given.length > 60 ? `${given.slice(0, 60)}…` : given}`;
}

/** Throws an Error with that sentence. */
export function misfit(path: string, expected: string, value: unknown): never {
  throw new Error(unfit(path, expected, value));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits);
}

/** The UTF-8 of a text. JSON may hold half a surrogate pair, which has none; written, it would be another text. */
export function utf8(value: unknown, path: string): Buffer {
  if (typeof value !== 'string') return misfit(path, 'a text', value);
  return value.isWellFormed() ? Buffer.from(value) : misfit(path, 'a text that UTF-8 can hold', value);
}
