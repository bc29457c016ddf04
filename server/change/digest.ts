import { createHash } from 'node:crypto';

/** SHA-256, in hex, over what a plan rests on. The order of keys is of no account; 1, "1" and 1n are three things. */
export function digestOf(planned: { kind: string; request: unknown; state: unknown }): string {
  return createHash('sha256').update(canonical(planned)).digest('hex');
}

/** One text for one value: keys sorted, `undefined` left out. Throws TypeError for what is not plain data. */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isRecord(value)) {
    const fields = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${fields
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  throw new TypeError(`A ${typeof value} has no canonical text: only plain data has.`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
