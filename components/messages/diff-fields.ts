import type { JsonNode } from '@/lib/json/parse-json.ts';
import { type JsonPath, pathText, quoted } from '@/lib/json/words.ts';

/** A field that differs; null where the record has none. */
export interface FieldChange {
  path: string;
  before: string | null;
  after: string | null;
}

export interface FieldDiff {
  changes: FieldChange[];
  /** Fields of both together. */
  fields: number;
}

interface Document {
  text: string;
  root: JsonNode;
}

/** Two documents field by field, whatever the order of their keys; numbers are compared as they were sent. */
export function diffFields(root: string, a: Document, b: Document): FieldDiff {
  const before = leaves(root, a);
  const after = leaves(root, b);
  const paths = new Set([...before.keys(), ...after.keys()]);
  const changes = [...paths].flatMap((path) => {
    const change = { path, before: before.get(path) ?? null, after: after.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
  return { changes, fields: paths.size };
}

/** Every value that contains no others, by its path; of a key that comes twice the last. */
function leaves(name: string, { text, root }: Document): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: JsonNode, path: JsonPath) => {
    if (node.kind === 'object' && node.members.length > 0) {
      for (const { key, value } of node.members) walk(value, [...path, key]);
    } else if (node.kind === 'array' && node.items.length > 0) {
      for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    } else found.set(pathText(name, path), leafText(node, text));
  };
  walk(root, []);
  return found;
}

function leafText(node: JsonNode, text: string): string {
  if (node.kind === 'string') return quoted(node.value);
  if (node.kind === 'object') return '{}';
  return node.kind === 'array' ? '[]' : text.slice(node.start, node.end);
}
