import { AppError } from '../../lib/errors.ts';
import { type JsonMember, type JsonNode, parseJson } from '../../lib/json/parse-json.ts';

/** What a hostile body may cost; a value that has more can be sent as text. */
const limits = { depth: 500, nodes: 500_000 };

/**
 * A body as JSON.parse would give it, except that the members called `names` keep the text that was sent: no digit and
 * no space of theirs changes. Throws BAD_REQUEST, also for a key that comes twice, since one of the two would be lost.
 */
export function parseVerbatim(text: string, names: readonly string[]): unknown {
  const parsed = parseJson(text, limits);
  if (parsed.ok) return plain(parsed.root, text, names);
  const { reason, message, at } = parsed;
  throw wrong(reason === 'syntax' ? `The body is not JSON: ${message}, at character ${at}.` : `The body: ${message}.`);
}

function plain(node: JsonNode, text: string, names: readonly string[]): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(once(node.members).map(({ key, value }) => [key, member(key, value, text, names)]));
    case 'array':
      return node.items.map((item) => plain(item, text, names));
    case 'string':
      return node.value;
    default:
      return JSON.parse(text.slice(node.start, node.end));
  }
}

function member(key: string, value: JsonNode, text: string, names: readonly string[]): unknown {
  return names.includes(key) ? text.slice(value.start, value.end) : plain(value, text, names);
}

function once(members: JsonMember[]): JsonMember[] {
  const seen = new Set<string>();
  for (const { key } of members) {
    if (seen.has(key)) throw wrong(`The field \`${key}\` is given twice; give it once.`);
    seen.add(key);
  }
  return members;
}

function wrong(message: string): AppError {
  return new AppError('BAD_REQUEST', message, { details: { in: 'body' } });
}
