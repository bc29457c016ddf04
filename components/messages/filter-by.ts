import type { JsonNode } from '@/lib/json/parse-json.ts';
import { readConditions, writeCondition } from './search/conditions.ts';

/** The filter that asks for one more thing: that a field is this value. */
export function alsoIs(filter: string, path: string, literal: string): string {
  const condition = writeCondition({ path, operator: 'is', literal });
  const before = filter.trim();
  if (before === '') return condition;
  const conditions = readConditions(before);
  if (conditions?.all.some((each) => writeCondition(each) === condition) && conditions.join === '&&') return before;
  const plain = conditions && (conditions.join === '&&' || conditions.all.length === 1);
  return `${plain ? before : `(${before})`} && ${condition}`;
}

/** Longer texts are looked for rather than compared. */
const longest = 1_000;

/** A value of a document as an expression has it; null where it can't be compared. */
export function literalOf(node: JsonNode, document: string): string | null {
  if (node.kind === 'string') return node.value.length > longest ? null : JSON.stringify(node.value);
  if (node.kind === 'object' || node.kind === 'array') return null;
  const text = document.slice(node.start, node.end);
  return node.kind === 'number' && isBeyond(text) ? `${text}.0` : text;
}

/** A whole number that an int of the expression can't be. */
const isBeyond = (text: string) => /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) !== BigInt(text);
