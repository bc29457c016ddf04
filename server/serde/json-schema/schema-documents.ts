import { exactValue } from '../decode-json.ts';
import { setField } from '../exact-json.ts';
import { isObject } from '../misfit.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';

export type SchemaNode = Record<string, unknown> | boolean;

/** A schema with all that it refers to, its references made absolute. */
export interface Documents {
  root: SchemaNode;
  /** What an absolute reference means; undefined: nothing that is here. */
  find(reference: string): SchemaNode | undefined;
}

/** Under these, names are given by the schema and not keywords. */
const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);
const references = new Set(['$ref', '$dynamicRef', '$recursiveRef']);
/** Under these is data. */
const data = new Set(['const', 'default', 'enum', 'example', 'examples']);
/** Stands for a schema that has no id. */
const nameless = 'schema://root';

/** Throws an Error when one of the texts is no JSON. */
export function schemaDocuments({ text, references }: Pick<RegisteredSchema, 'text' | 'references'>): Documents {
  const places = new Map<string, SchemaNode>();
  const others = references.map(({ name, text }) => ({
    name,
    schema: absolute(exactValue(text), resolved(name, nameless), places),
  }));
  const root = absolute(exactValue(text), nameless, places);
  places.set(nameless, root);
  // A reference's name is relative to the id of the schema that refers to it.
  const bases = [nameless, ...[root, ...others.map(({ schema }) => schema)].flatMap(idOf)];
  for (const { name, schema } of others) {
    for (const place of bases.map((base) => resolved(name, base))) {
      if (!places.has(place)) places.set(place, schema);
    }
  }
  return { root, find: (reference) => find(places, reference) };
}

function idOf(schema: SchemaNode): string[] {
  return typeof schema === 'object' && typeof schema.$id === 'string' ? [schema.$id] : [];
}

/** A copy in which each `$ref` is absolute; notes what has an id or an anchor. */
function absolute(schema: unknown, around: string, places: Map<string, SchemaNode>): SchemaNode {
  if (!isObject(schema)) return schema !== false;
  const base = typeof schema.$id === 'string' ? resolved(schema.$id, around) : around;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(schema)) setField(copy, name, member(name, value, base, places));
  if (base !== around) places.set(base, copy);
  for (const anchor of [schema.$anchor, schema.$dynamicAnchor]) {
    if (typeof anchor === 'string') places.set(`${base}#${anchor}`, copy);
  }
  return copy;
}

function member(name: string, value: unknown, base: string, places: Map<string, SchemaNode>): unknown {
  if (data.has(name)) return value;
  if (references.has(name) && typeof value === 'string') return resolved(value, base);
  const inside = (each: unknown) => (isObject(each) ? absolute(each, base, places) : each);
  if (Array.isArray(value)) return value.map(inside);
  if (!isObject(value)) return value;
  if (!named.has(name)) return absolute(value, base, places);
  const copy = {};
  for (const [key, each] of Object.entries(value)) setField(copy, key, inside(each));
  return copy;
}

function find(places: ReadonlyMap<string, SchemaNode>, reference: string): SchemaNode | undefined {
  const known = places.get(reference);
  if (known !== undefined) return known;
  const [document = '', fragment = ''] = reference.split('#');
  const path = decodeURIComponent(fragment).split('/').slice(1);
  let node: unknown = places.get(document);
  for (const part of path) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    node = Array.isArray(node) ? node[Number(name)] : isObject(node) ? node[name] : undefined;
  }
  return isObject(node) || typeof node === 'boolean' ? node : undefined;
}

function resolved(reference: string, base: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#$/, '') : reference;
}
