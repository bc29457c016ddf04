import { type JsonNode, parseJson } from './parse-json.ts';

/**
 * The same JSON with one member a line, two spaces deep for each level. Only white space changes: digits, escapes,
 * order and repeated keys stay. Null: it is no JSON, or deeper or larger than `parseJson` reads.
 */
export function formatJson(text: string): string | null {
  const parsed = parseJson(text);
  return parsed.ok ? write(parsed.root, text, '\n') : null;
}

function write(node: JsonNode, text: string, line: string): string {
  const inner = `${line}  `;
  if (node.kind === 'array') {
    const items = node.items.map((item) => inner + write(item, text, inner));
    return items.length === 0 ? '[]' : `[${items.join(',')}${line}]`;
  }
  if (node.kind === 'object') {
    let end = node.start + 1;
    const members = node.members.map(({ value }) => {
      const key = /"(?:[^"\\]|\\.)*"/s.exec(text.slice(end, value.start))?.[0];
      end = value.end;
      return `${inner}${key}: ${write(value, text, inner)}`;
    });
    return members.length === 0 ? '{}' : `{${members.join(',')}${line}}`;
  }
  return text.slice(node.start, node.end);
}
