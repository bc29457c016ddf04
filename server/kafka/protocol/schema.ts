import type { FieldDefinition, MessageDefinition } from './definitions.ts';
import { includes, intersect, parseVersions } from './versions.ts';

const scalarTypes = [
  'bool',
  'int8',
  'int16',
  'uint16',
  'int32',
  'int64',
  'float64',
  'string',
  'uuid',
  'bytes',
  'records',
] as const;

export type ScalarType = (typeof scalarTypes)[number];

/** The zero id, in the form in which Kafka prints ids. */
export const zeroUuid = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A struct as one version of a message has it. */
export interface Struct {
  /** Compact lengths, and tagged fields at the end. */
  flexible: boolean;
  fields: Field[];
}

export interface Field {
  /** As in our types: Kafka's name with a small first letter. */
  name: string;
  type: ScalarType | Struct;
  array: boolean;
  nullable: boolean;
  /** This version has the field; others stand in the type with their default. */
  present: boolean;
  /** The tag under which this version carries the field, if it is a tagged one. */
  tag: number | null;
  /** May be dropped silently where the version lacks it. */
  ignorable: boolean;
  /** Makes the default; a new object each time, so that nobody shares an array. */
  makeDefault: () => unknown;
}

/** What `version` of a message looks like. */
export function structAt(message: MessageDefinition, version: number): Struct {
  const valid = parseVersions(message.validVersions);
  const flexible = includes(parseVersions(message.flexibleVersions), version);
  const common = new Map(message.commonStructs?.map((struct) => [struct.name, struct.fields]));

  const struct = (fields: FieldDefinition[]): Struct => ({
    flexible,
    fields: fields.filter((field) => intersect(parseVersions(field.versions), valid)).map(resolve),
  });

  const resolve = (field: FieldDefinition): Field => {
    const array = field.type.startsWith('[]');
    const element = array ? field.type.slice(2) : field.type;
    const fields = field.fields ?? common.get(element);
    const type = fields ? struct(fields) : scalar(element);
    const tagged = includes(parseVersions(field.taggedVersions), version);
    return {
      name: field.name.charAt(0).toLowerCase() + field.name.slice(1),
      type,
      array,
      nullable: includes(parseVersions(field.nullableVersions), version),
      present: tagged || includes(parseVersions(field.versions), version),
      tag: tagged ? (field.tag ?? null) : null,
      ignorable: field.ignorable === true,
      makeDefault: defaultOf(field, type, array),
    };
  };

  return struct(message.fields);
}

/** A struct with nothing but defaults. */
export function makeDefaults(struct: Struct): Record<string, unknown> {
  return Object.fromEntries(struct.fields.map((field) => [field.name, field.makeDefault()]));
}

function scalar(name: string): ScalarType {
  const type = scalarTypes.find((known) => known === name);
  if (!type) throw new Error(`Unknown type ${name}`);
  return type;
}

function defaultOf(field: FieldDefinition, type: ScalarType | Struct, array: boolean): () => unknown {
  const text = field.default === undefined ? undefined : String(field.default);
  if (text === 'null') return () => null;
  if (array) return () => [];
  if (typeof type !== 'string') return () => makeDefaults(type);
  const value = scalarDefault(type, text);
  return () => value;
}

function scalarDefault(type: ScalarType, text: string | undefined): unknown {
  switch (type) {
    case 'bool':
      return text === 'true';
    case 'string':
      return text ?? '';
    case 'uuid':
      return zeroUuid;
    case 'bytes':
    case 'records':
      return Buffer.alloc(0);
    case 'int64':
      return BigInt(text ?? '0');
    default:
      return Number(text ?? '0');
  }
}
