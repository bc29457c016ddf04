import { type JsonNode, parseJson } from '@/lib/json/parse-json.ts';

/**
 * Where in a JSON text the value stands that a sentence begins with (`lines[1].count must be …`), in characters from
 * the start. Of what is not there, the nearest around it; undefined: the sentence is about the whole.
 */
export function placeNamed(sentence: string, text: string): number | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok) return undefined;
  let found = parsed.root;
  for (let path = '', next = step(found, path, sentence); next; next = step(found, path, sentence)) {
    [found, path] = next;
  }
  return found === parsed.root ? undefined : found.start;
}

/** The child that the sentence goes on with; of names that begin alike, the longest. */
function step(node: JsonNode, path: string, sentence: string): [JsonNode, string] | null {
  return children(node, path)
    .filter(([, name]) => sentence.startsWith(name) && /^[ .[:]/.test(sentence.slice(name.length)))
    .reduce<[JsonNode, string] | null>((best, next) => (best && best[1].length > next[1].length ? best : next), null);
}

function children(node: JsonNode, path: string): [JsonNode, string][] {
  if (node.kind === 'array') return node.items.map((item, index) => [item, `${path}[${index}]`]);
  if (node.kind !== 'object') return [];
  return node.members.map(({ key, value }) => [value, path === '' ? key : `${path}.${key}`]);
}
