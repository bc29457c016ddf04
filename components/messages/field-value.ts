import type { Payload } from '@/lib/contracts/messages.ts';
import { type JsonNode, parseJson } from '@/lib/json/parse-json.ts';
import type { JsonPath } from '@/lib/json/words.ts';
import type { Column } from './columns.ts';
import type { RecordEvent, Row } from './feed.ts';
import { isInJson } from './serde-word.ts';

/** What a record has in a column. Numbers and containers stand as they were sent. */
export type FieldValue =
  | { kind: 'payload'; payload: Payload | null }
  | { kind: 'headers'; values: readonly (Payload | null)[] }
  | { kind: 'text' | 'number' | 'boolean' | 'container'; text: string }
  | { kind: 'null' | 'missing' }
  /** The list holds only the beginning of the payload, or it can't be read as JSON after all. */
  | { kind: 'unknown'; reason: string };

const missing: FieldValue = { kind: 'missing' };

export function fieldValue(record: RecordEvent, { root, path }: Column): FieldValue {
  if (root === 'size') return { kind: 'number', text: String(record.size) };
  if (root === 'headers') {
    const values = record.headers.filter(({ key }) => key === path[0]).map(({ value }) => value);
    return values.length === 0 ? missing : { kind: 'headers', values };
  }
  const payload = record[root];
  if (path.length === 0) return { kind: 'payload', payload };
  if (payload === null || !isInJson(payload)) return missing;
  if (payload.truncated) return { kind: 'unknown', reason: 'The list holds only the beginning of this record.' };
  const document = documentOf(payload);
  if (typeof document === 'string') return { kind: 'unknown', reason: document };
  return shownAs(nodeAt(document, path), payload.text);
}

const documents = new WeakMap<Payload, JsonNode | string>();

/** The document of a payload, read once; why there is none where it can't be. */
function documentOf(payload: Payload): JsonNode | string {
  const known = documents.get(payload);
  if (known !== undefined) return known;
  const result = parseJson(payload.text);
  const document = result.ok ? result.root : `${result.message}.`;
  documents.set(payload, document);
  return document;
}

function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'array' && typeof step === 'number') node = node.items[step];
    // A key that comes twice: its last one counts, as it does for a filter.
    else if (node?.kind === 'object') node = node.members.findLast(({ key }) => key === String(step))?.value;
    else return undefined;
  }
  return node;
}

function shownAs(node: JsonNode | undefined, text: string): FieldValue {
  if (!node) return missing;
  if (node.kind === 'null') return { kind: 'null' };
  if (node.kind === 'string') return { kind: 'text', text: node.value };
  const kind = node.kind === 'object' || node.kind === 'array' ? 'container' : node.kind;
  return { kind, text: text.slice(node.start, node.end) };
}

/** Rows that tell whether a column is one of numbers: about those that are drawn first. */
const judged = 50;

/** True where the column has numbers and nothing else beside null. */
export function isNumeric(rows: readonly Row[], column: Column): boolean {
  let numbers = 0;
  for (const row of rows.slice(0, judged)) {
    if (row.type !== 'record') continue;
    const { kind } = fieldValue(row, column);
    if (kind === 'number') numbers++;
    else if (kind !== 'null' && kind !== 'missing' && kind !== 'unknown') return false;
  }
  return numbers > 0;
}
