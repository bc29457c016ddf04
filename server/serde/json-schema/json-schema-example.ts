import { exactJson, setField } from '../exact-json.ts';
import { Room, sample } from '../example/values.ts';
import { isObject } from '../misfit.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { exampleNumber, exampleText } from './example-scalars.ts';
import { type Flat, flatSchema } from './flat-schema.ts';
import { jsonSchemaEncoder } from './json-schema-encoder.ts';
import { type Documents, type SchemaNode, schemaDocuments } from './schema-documents.ts';
import { withinTime } from './within-time.ts';

interface Making {
  documents: Documents;
  /** Milliseconds since 1970, for times. */
  now: number;
  room: Room;
  /** What was referred to around this place: the same again might never end. */
  around: readonly SchemaNode[];
  /** Whether fields are there that need not be. */
  optional: boolean;
  branch: 'then' | 'else';
  /** Counts values that must not be the same. */
  turn: number;
}

/** How long making an example may take, in milliseconds. */
const makeMs = 1000;

const ways = [
  { optional: true, branch: 'then' },
  { optional: true, branch: 'else' },
  { optional: false, branch: 'then' },
  { optional: false, branch: 'else' },
] as const;

/**
 * A value with a field for each that the schema tells of: constants, defaults, examples and first choices where it gives
 * them. The first way of making one that fits; where none does, one that nearly fits. Undefined: none could be made.
 * Throws an Error when it would be too large.
 */
export function jsonSchemaExample(schema: Pick<RegisteredSchema, 'text' | 'references'>, now: number): unknown {
  const documents = schemaDocuments(schema);
  const write = jsonSchemaEncoder(schema);
  let made: unknown[] = [];
  const around = [documents.root];
  withinTime(makeMs, () => {
    made = ways.map((way) => make(documents.root, { documents, now, room: new Room(), around, turn: 0, ...way }));
  });
  const values = made.filter((value) => value !== undefined);
  return values.find((value) => fits(write, value)) ?? values[0];
}

function fits(write: (json: string) => Buffer, value: unknown): boolean {
  try {
    write(exactJson(value, 'base64'));
    return true;
  } catch {
    return false;
  }
}

/** Undefined: nothing fits, or it would never end. */
function make(node: unknown, making: Making): unknown {
  making.room.take();
  const flat = flatSchema(node, making);
  if (flat === null) return undefined;
  const { keywords } = flat;
  if ('const' in keywords) return keywords.const;
  const choices = Array.isArray(keywords.enum) ? keywords.enum : [];
  const given = [keywords.default, ...[keywords.examples ?? []].flat(), choices[making.turn % choices.length]];
  const first = given.find((value) => value !== undefined && value !== null);
  if (first !== undefined) return first;
  const value = ofType(flat, making);
  return value === undefined && given.includes(null) ? null : value;
}

function ofType({ keywords, around }: Flat, making: Making): unknown {
  const inside = { ...making, around };
  switch (typeOf(keywords)) {
    case 'object':
      return objectOf(keywords, inside);
    case 'array':
      return listOf(keywords, inside);
    case 'string':
      return exampleText(keywords, making.now, making.turn);
    case 'integer':
      return exampleNumber(keywords, true, making.turn);
    case 'number':
      return exampleNumber(keywords, false, making.turn);
    case 'boolean':
      return making.turn % 2 === 0;
    case 'null':
      return null;
    default:
      return sample.text;
  }
}

/** Keywords that only mean something for one type. */
const telling: readonly (readonly [string, RegExp])[] = [
  ['object', /^(properties|required|additionalProperties|patternProperties|minProperties|propertyNames)$/],
  ['array', /^(items|prefixItems|minItems|contains)$/],
  ['string', /^(pattern|format|minLength)$/],
  ['number', /^(minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/],
];

function typeOf(keywords: Flat['keywords']): string | undefined {
  const types = [keywords.type].flat().filter((type) => typeof type === 'string');
  if (types.length > 0) return types.find((type) => type !== 'null') ?? 'null';
  return telling.find(([, names]) => Object.keys(keywords).some((name) => names.test(name)))?.[0];
}

function objectOf(keywords: Flat['keywords'], making: Making): unknown {
  const properties = isObject(keywords.properties) ? keywords.properties : {};
  const required = Array.isArray(keywords.required) ? keywords.required.map(String) : [];
  const value: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(properties), ...required])) {
    const needed = required.includes(name);
    if (!needed && !making.optional) continue;
    const each = make(properties[name] ?? othersOf(keywords, name), making);
    if (each === undefined && needed) return undefined;
    if (each !== undefined) setField(value, name, each);
  }
  const others = isObject(keywords.additionalProperties) ? keywords.additionalProperties : null;
  const lacking = Number(keywords.minProperties ?? 0) - Object.keys(value).length;
  const more = Math.min(Math.max(lacking, others && Object.keys(value).length === 0 && making.optional ? 1 : 0), 100);
  for (let index = 0; index < more; index++) {
    const each = make(others ?? true, making);
    if (each !== undefined) setField(value, index === 0 ? sample.key : `${sample.key}${index}`, each);
  }
  return value;
}

/** The schema of a field without one of its own. */
function othersOf({ patternProperties, additionalProperties }: Flat['keywords'], name: string): unknown {
  const patterns = isObject(patternProperties) ? Object.entries(patternProperties) : [];
  return patterns.find(([pattern]) => new RegExp(pattern).test(name))?.[1] ?? additionalProperties ?? true;
}

function listOf(keywords: Flat['keywords'], making: Making): unknown {
  const { prefixItems, items, contains, minItems, maxItems } = keywords;
  const first = [prefixItems ?? (Array.isArray(items) ? items : [])].flat();
  const rest = Array.isArray(items) ? keywords.additionalItems : (items ?? contains);
  const least = Math.max(Number(minItems ?? 0), first.length > 0 ? 0 : 1);
  const count = Math.min(Math.max(least, first.length), Number(maxItems ?? 100), 100);
  const list: unknown[] = [];
  for (let index = 0; index < count; index++) {
    const item = make(first[index] ?? rest ?? true, { ...making, turn: Math.max(0, index - first.length) });
    if (item === undefined) break;
    list.push(item);
  }
  return list.length < Number(minItems ?? 0) ? undefined : list;
}
