import { type JsonPath, pathText } from '@/lib/json/words.ts';

const roots = ['key', 'value', 'headers', 'size'] as const;

/** What a column of the list shows: a whole key or value, a field of one, a header, the record's size. */
export interface Column {
  root: (typeof roots)[number];
  path: JsonPath;
  /** As it stands in the URL and in filters: `value.customer.id`, `headers["x-id"]`. */
  text: string;
}

export const defaultColumns = 'key,value';

const step = String.raw`\.[^.,[\]"\s]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\]`;
const one = new RegExp(String.raw`\s*(?<root>${roots.join('|')})(?<path>(?:${step})*)\s*(?:,|$)`, 'y');
const steps = new RegExp(step, 'g');

/** The columns of a list such as `key,value.customer.id`; what can't be one is left out, and so is a second of the same. */
export function readColumns(list: string): Column[] {
  const columns = new Map<string, Column>();
  for (let at = 0; at < list.length; ) {
    one.lastIndex = at;
    const { groups } = one.exec(list) ?? {};
    const comma = list.indexOf(',', at);
    at = groups ? one.lastIndex : comma < 0 ? list.length : comma + 1;
    const column = groups && columnOf(groups.root as Column['root'], readPath(groups.path ?? ''));
    if (column && !columns.has(column.text)) columns.set(column.text, column);
  }
  return [...columns.values()];
}

export const writeColumns = (columns: readonly Column[]) => columns.map(({ text }) => text).join(',');

/** Before a value that stands last, so that this keeps the room that is left. */
export function withColumn(columns: readonly Column[], column: Column): Column[] {
  if (columns.some(({ text }) => text === column.text)) return [...columns];
  const last = columns.at(-1)?.text === 'value' ? columns.length - 1 : columns.length;
  return columns.toSpliced(last, 0, column);
}

/** The same for lists as the URL has them. */
export function columnsWith(list: string, path: string): string {
  return writeColumns(readColumns(path).reduce(withColumn, readColumns(list)));
}

/** A column moved one place to the left (-1) or right (1). */
export function moved(columns: readonly Column[], index: number, by: 1 | -1): Column[] {
  const column = columns[index];
  return column ? columns.toSpliced(index, 1).toSpliced(index + by, 0, column) : [...columns];
}

/** The head of a column: fields of the value go without its name. */
export function columnTitle({ root, path, text }: Column): string {
  if (path.length === 0) return { key: 'Key', value: 'Value', headers: 'Headers', size: 'Size, B' }[root];
  return root === 'value' ? text.replace(/^value\.?/, '') : text;
}

function columnOf(root: Column['root'], path: JsonPath): Column | null {
  if (root === 'size' && path.length > 0) return null;
  if (root === 'headers' && (path.length !== 1 || typeof path[0] !== 'string')) return null;
  return { root, path, text: pathText(root, path) };
}

function readPath(text: string): JsonPath {
  return (text.match(steps) ?? []).map((part) => {
    if (part.startsWith('.')) return part.slice(1);
    const inside = part.slice(1, -1);
    return inside.startsWith('"') ? unquoted(inside) : Number(inside);
  });
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
