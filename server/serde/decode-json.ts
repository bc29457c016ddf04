import { Digits } from './exact-json.ts';

/** The third argument is newer than TypeScript's own declaration. */
type Reviver = Parameters<typeof JSON.parse>[1];

/** Parses JSON; whole numbers that a double can't hold keep their digits. Throws SyntaxError. */
export function exactValue(text: string): unknown {
  return /\d{16}/.test(text) ? JSON.parse(text, exact as Reviver) : JSON.parse(text);
}

function exact(_: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !source || !/^-?\d+$/.test(source)) return value;
  return BigInt(source);
}

/** Parses JSON and keeps every number as it is written. Throws SyntaxError. */
export function parseDigits(text: string): unknown {
  return JSON.parse(text, digits as Reviver);
}

function digits(_: string, value: unknown, { source }: { source?: string }): unknown {
  return typeof value === 'number' && source !== undefined ? new Digits(source) : value;
}
