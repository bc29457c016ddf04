import { readFileSync } from 'node:fs';
import type { RegisteredSchema } from '../registry/registered-schema.ts';

interface Reference {
  name: string;
  subject: string;
  version: number;
  schema: string;
}

/** Records that a reference client wrote, and what it reads from them: `make-vectors.py` says how they were made. */
export interface Vectors {
  schemas: Record<string, { schemaType: RegisteredSchema['type']; schema: string; references: readonly Reference[] }>;
  records: readonly { name: string; topic: string; hex: string; expected: unknown }[];
}

export const vectors: Vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));

export function protoFile(name: 'shop.proto' | 'money.proto'): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

type Reviver = Parameters<typeof JSON.parse>[1];

/** JSON with its numbers as they are written, so that a lost digit shows. */
export function withDigits(text: string): unknown {
  const keep = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' ? source : value;
  return JSON.parse(text, keep as Reviver);
}

/** The same of what the reference client read: `{"digits": "…"}` are numbers that JSON of Python may not keep. */
export function expectedDigits(expected: unknown): unknown {
  if (typeof expected === 'number') return String(expected);
  if (Array.isArray(expected)) return expected.map(expectedDigits);
  if (typeof expected !== 'object' || expected === null) return expected;
  if ('digits' in expected) return expected.digits;
  return Object.fromEntries(Object.entries(expected).map(([name, each]) => [name, expectedDigits(each)]));
}
