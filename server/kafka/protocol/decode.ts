import type { Reader } from './reader.ts';
import type { Field, ScalarType, Struct } from './schema.ts';

export type Decode = (reader: Reader) => unknown;

/**
 * Turns a struct into a chain of closures, once per message and version. Fields that the version lacks get their
 * default, so that an answer has the same shape whatever the broker's age.
 */
export function compileDecoder(struct: Struct): (reader: Reader) => Record<string, unknown> {
  const { fields, flexible } = struct;
  const names = fields.map((field) => field.name);
  const decoders = fields.map((field): Decode => {
    if (field.present && field.tag === null) return fieldDecoder(field, flexible);
    return field.makeDefault;
  });
  const readTagged = flexible ? taggedDecoder(fields) : null;
  return (reader) => {
    const value: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) value[names[i] as string] = (decoders[i] as Decode)(reader);
    readTagged?.(reader, value);
    return value;
  };
}

/** Reads known tagged fields into `value` and steps over unknown ones. */
function taggedDecoder(fields: Field[]): (reader: Reader, value: Record<string, unknown>) => void {
  const known = new Map(
    fields
      .filter((field) => field.tag !== null)
      .map((field) => [field.tag, { name: field.name, decode: fieldDecoder(field, true) }]),
  );
  return (reader, value) => {
    for (let left = reader.uvarint(); left > 0; left--) {
      const field = known.get(reader.uvarint());
      const size = reader.uvarint();
      if (field) value[field.name] = reader.within(size, () => field.decode(reader));
      else reader.bytes(size);
    }
  };
}

function fieldDecoder(field: Field, flexible: boolean): Decode {
  if (field.array) return arrayDecoder(field, flexible);
  if (typeof field.type !== 'string') {
    const decode = compileDecoder(field.type);
    return field.nullable ? (reader) => (reader.int8() < 0 ? null : decode(reader)) : decode;
  }
  return scalarDecoder(field.type, field, flexible);
}

function arrayDecoder(field: Field, flexible: boolean): Decode {
  const { type, name } = field;
  const decode =
    typeof type === 'string' ? scalarDecoder(type, { name, nullable: false }, flexible) : compileDecoder(type);
  const smallest = Math.max(1, minSize(type, flexible));
  return (reader) => {
    const length = flexible ? reader.uvarint() - 1 : reader.int32();
    if (length < 0) return nullFor(field, length, reader);
    if (length * smallest > reader.remaining) throw reader.malformed(`${name} claims ${length} elements`);
    const values: unknown[] = [];
    for (let i = 0; i < length; i++) values.push(decode(reader));
    return values;
  };
}

function scalarDecoder(type: ScalarType, field: { name: string; nullable: boolean }, flexible: boolean): Decode {
  switch (type) {
    case 'bool':
      return (reader) => reader.int8() !== 0;
    case 'string':
      return (reader) => {
        const length = flexible ? reader.uvarint() - 1 : reader.int16();
        return length < 0 ? nullFor(field, length, reader) : reader.utf8(length);
      };
    case 'bytes':
    case 'records':
      return (reader) => {
        const length = flexible ? reader.uvarint() - 1 : reader.int32();
        return length < 0 ? nullFor(field, length, reader) : reader.bytes(length);
      };
    default:
      return (reader) => reader[type]();
  }
}

function nullFor(field: { name: string; nullable: boolean }, length: number, reader: Reader): null {
  if (length !== -1) throw reader.malformed(`${field.name} has the length ${length}`);
  if (!field.nullable) throw reader.malformed(`${field.name} is null`);
  return null;
}

const sizes: Record<ScalarType, number> = {
  bool: 1,
  int8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  int64: 8,
  float64: 8,
  uuid: 16,
  string: 2,
  bytes: 4,
  records: 4,
};

/** The fewest bytes that a value takes: a claimed length beyond what is left is refused before anything is allocated. */
function minSize(type: ScalarType | Struct, flexible: boolean): number {
  if (typeof type === 'string') {
    const counted = type === 'string' || type === 'bytes' || type === 'records';
    return flexible && counted ? 1 : sizes[type];
  }
  const fields = type.fields.filter((field) => field.present && field.tag === null);
  const tags = type.flexible ? 1 : 0;
  return fields.reduce((sum, field) => sum + minFieldSize(field, type.flexible), tags);
}

function minFieldSize(field: Field, flexible: boolean): number {
  if (field.array) return flexible ? 1 : 4;
  return field.nullable && typeof field.type !== 'string' ? 1 : minSize(field.type, flexible);
}
