import type { Payload } from '@/lib/contracts/messages.ts';
import { type JsonNode, parseJson } from '@/lib/json/parse-json.ts';
import { diffFields, type FieldDiff } from './diff-fields.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { bytesOf, hexLine } from './hex.ts';
import { isInJson } from './serde-word.ts';

/** How the same part of two records differs: by fields where both are documents, else by lines. */
export type Comparison =
  | { kind: 'same' }
  /** The same fields, in another order or with other spaces. */
  | { kind: 'layout' }
  | ({ kind: 'fields' } & FieldDiff)
  | { kind: 'lines'; lines: DiffLine[] };

export function comparePayloads(name: string, a: Payload | null, b: Payload | null): Comparison {
  if (isSame(a, b)) return { kind: 'same' };
  const before = documentOf(a);
  const after = documentOf(b);
  if (!before || !after) return { kind: 'lines', lines: diffLines(linesOf(a), linesOf(b)) };
  const fields = diffFields(name, before, after);
  return fields.changes.length === 0 ? { kind: 'layout' } : { kind: 'fields', ...fields };
}

function isSame(a: Payload | null, b: Payload | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && (a.base64 === undefined ? a.text === b.text : a.base64 === b.base64);
}

function documentOf(payload: Payload | null): { text: string; root: JsonNode } | null {
  if (payload === null || payload.truncated || !isInJson(payload)) return null;
  const result = parseJson(payload.text);
  return result.ok ? { text: payload.text, root: result.root } : null;
}

/** A text by its lines, bytes by eight; null and empty stay distinct. */
function linesOf(payload: Payload | null): string[] {
  if (payload === null) return ['null'];
  if (payload.size === 0) return ['empty'];
  if (payload.serde !== 'hex' && payload.serde !== 'base64') return payload.text.split('\n');
  if (payload.base64 === undefined) return [payload.text];
  const bytes = bytesOf(payload.base64);
  return Array.from({ length: Math.ceil(bytes.length / 8) }, (_, index) => {
    const { offset, hex, ascii } = hexLine(bytes, index, 8);
    return `${offset}  ${hex.padEnd(23)}  ${ascii}`;
  });
}
