import { isObject } from '../misfit.ts';
import type { Documents, SchemaNode } from './schema-documents.ts';

export interface Flat {
  keywords: Readonly<Record<string, unknown>>;
  /** What was referred to on the way here. */
  around: readonly SchemaNode[];
}

interface Circumstances {
  documents: Documents;
  around: readonly SchemaNode[];
  /** Which part of a condition holds. */
  branch: 'then' | 'else';
}

/**
 * One set of keywords for a schema: with those of what it refers to, of all that it has to fit, and of the first
 * alternative that is not null. Null: nothing fits it, or it refers to what it is inside of.
 */
export function flatSchema(node: unknown, { documents, around, branch }: Circumstances): Flat | null {
  if (node === false) return null;
  if (!isObject(node)) return { keywords: {}, around };
  const { $ref, $dynamicRef, $recursiveRef, allOf, anyOf, oneOf, if: condition, then, else: other, ...own } = node;
  const parts: unknown[] = [...[allOf ?? []].flat()];
  if (branch === 'then' && then !== undefined) parts.push(condition, then);
  if (branch === 'else' && other !== undefined) parts.push(other);
  let flat: Flat | null = { keywords: own, around };
  for (const reference of [$ref, $dynamicRef, $recursiveRef]) {
    if (typeof reference !== 'string') continue;
    const target = documents.find(reference);
    if (target === undefined || flat?.around.includes(target)) return null;
    if (flat) flat = { ...flat, around: [...flat.around, target] };
    parts.unshift(target);
  }
  for (const part of parts) flat = together(flat, part, { documents, branch });
  for (const alternatives of [anyOf, oneOf]) {
    if (Array.isArray(alternatives)) flat = withOne(flat, alternatives, { documents, branch });
  }
  return flat;
}

type Around = Omit<Circumstances, 'around'>;

function together(flat: Flat | null, part: unknown, circumstances: Around): Flat | null {
  const other = flat && flatSchema(part, { ...circumstances, around: flat.around });
  return other && flat && { keywords: merged(other.keywords, flat.keywords), around: other.around };
}

function withOne(flat: Flat | null, alternatives: readonly unknown[], circumstances: Around): Flat | null {
  const nullLast = [...alternatives].sort((a, b) => Number(isNull(a)) - Number(isNull(b)));
  for (const alternative of nullLast) {
    const one = together(flat, alternative, circumstances);
    if (one) return one;
  }
  return null;
}

function isNull(node: unknown): boolean {
  return isObject(node) && (node.type === 'null' || node.const === null);
}

/** The second goes before the first, save where both hold. */
function merged(first: Flat['keywords'], second: Flat['keywords']): Flat['keywords'] {
  const both: Record<string, unknown> = { ...first, ...second };
  if (Array.isArray(first.required) && Array.isArray(second.required)) {
    both.required = [...first.required, ...second.required];
  }
  if (isObject(first.properties) && isObject(second.properties)) {
    const properties: Record<string, unknown> = { ...first.properties, ...second.properties };
    for (const name of Object.keys(first.properties)) {
      if (name in second.properties) properties[name] = { allOf: [second.properties[name], first.properties[name]] };
    }
    both.properties = properties;
  }
  return both;
}
