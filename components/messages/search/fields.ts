import { type JsonPath, pathText } from '@/lib/json/words.ts';
import type { Row } from '../feed.ts';
import { isInJson } from '../serde-word.ts';

/** What a condition can ask for. */
export interface SeenField {
  path: string;
  type: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'time' | 'null';
}

const always: readonly SeenField[] = [
  { path: 'key', type: 'text' },
  { path: 'value', type: 'object' },
  { path: 'keyText', type: 'text' },
  { path: 'valueText', type: 'text' },
  { path: 'headers', type: 'object' },
  { path: 'offset', type: 'number' },
  { path: 'partition', type: 'number' },
  { path: 'timestamp', type: 'time' },
  { path: 'size', type: 'number' },
];

/** Enough to know the shape of most topics; more would hold up the page. */
const mostRows = 200;
const mostFields = 300;
const longestText = 20_000;
const deepest = 6;

/** The fields of the records that are shown, after those that every record has. */
export function seenFields(rows: readonly Row[]): SeenField[] {
  const found = new Map(always.map((field) => [field.path, field]));
  const note = (root: string, path: JsonPath, type: SeenField['type']) => {
    const text = pathText(root, path);
    const known = found.get(text);
    if (known ? known.type === 'null' : found.size < mostFields) found.set(text, { path: text, type });
  };
  const walk = (root: string, path: JsonPath, value: unknown) => {
    if (path.length > 0) note(root, path, typeOf(value));
    if (typeof value !== 'object' || value === null || path.length >= deepest) return;
    const members = Array.isArray(value) ? value.slice(0, 1).entries() : Object.entries(value);
    for (const [step, member] of members) walk(root, [...path, step], member);
  };
  for (const row of rows.slice(0, mostRows)) {
    if (row.type !== 'record') continue;
    for (const { key } of row.headers) note('headers', [key], 'text');
    for (const root of ['key', 'value'] as const) {
      const payload = row[root];
      if (payload && isInJson(payload) && payload.text.length <= longestText) walk(root, [], parsed(payload.text));
    }
  }
  return [...found.values()];
}

/** Undefined where the text is cut. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function typeOf(value: unknown): SeenField['type'] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}
