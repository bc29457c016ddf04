import { AppError } from '../../../lib/errors.ts';
import type { Field, ScalarType, Struct } from './schema.ts';
import { Writer } from './writer.ts';

type Encode = (writer: Writer, value: unknown) => void;
type Input = Record<string, unknown>;

/** A value that does not fit its field: a defect of the caller. The path grows while the error rises. */
class InvalidField extends TypeError {
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.name = 'InvalidField';
  }
}

/**
 * Turns a struct into a chain of closures, once per message and version. Fields left out get their default. A field
 * that this version lacks may only be given when it says nothing new; else NOT_SUPPORTED_BY_BROKER, as in Java.
 */
export function compileEncoder(struct: Struct, path: string): (writer: Writer, value: Input) => void {
  const known = new Set(struct.fields.map((field) => field.name));
  const plain = struct.fields.filter((field) => field.present && field.tag === null);
  const tagged = struct.fields.filter((field) => field.present && field.tag !== null);
  const lacking = struct.fields.filter((field) => !field.present && !field.ignorable);
  const encoders = plain.map((field) => ({
    field,
    encode: fieldEncoder(field, struct.flexible, `${path}.${field.name}`),
  }));
  const encodeTagged = struct.flexible ? taggedEncoder(tagged, path) : null;
  return (writer, value) => {
    for (const name in value) if (!known.has(name)) throw new InvalidField(path, `there is no field ${name}`);
    for (const field of lacking) refuseUnlessDefault(field, value[field.name], path);
    for (const { field, encode } of encoders) {
      const given = value[field.name];
      encode(writer, given === undefined ? field.makeDefault() : given);
    }
    encodeTagged?.(writer, value);
  };
}

function refuseUnlessDefault(field: Field, value: unknown, path: string): void {
  if (value === undefined || isDefault(field, value)) return;
  throw new AppError('NOT_SUPPORTED_BY_BROKER', `This broker is too old for ${path}.${field.name}.`, {
    details: { field: `${path}.${field.name}` },
  });
}

function taggedEncoder(fields: Field[], path: string): (writer: Writer, value: Input) => void {
  const encoders = fields.map((field) => ({ field, encode: fieldEncoder(field, true, `${path}.${field.name}`) }));
  return (writer, value) => {
    const given = encoders.filter(
      ({ field }) => value[field.name] !== undefined && !isDefault(field, value[field.name]),
    );
    writer.uvarint(given.length);
    for (const { field, encode } of given) {
      const content = new Writer();
      encode(content, value[field.name]);
      const bytes = content.finish();
      writer.uvarint(field.tag as number);
      writer.uvarint(bytes.length);
      writer.raw(bytes);
    }
  };
}

function isDefault(field: Field, value: unknown): boolean {
  const fallback = field.makeDefault();
  if (value === null || fallback === null) return value === fallback;
  if (field.array) return (value as unknown[]).length === 0;
  if (typeof field.type !== 'string') {
    return field.type.fields.every((inner) => {
      const given = (value as Input)[inner.name];
      return given === undefined || isDefault(inner, given);
    });
  }
  return Buffer.isBuffer(value) ? value.length === 0 : value === fallback;
}

function fieldEncoder(field: Field, flexible: boolean, path: string): Encode {
  if (field.array) return arrayEncoder(field, flexible, path);
  if (typeof field.type === 'string') return scalarEncoder(field.type, field.nullable, flexible, path);
  const encode = structEncoder(field.type, path);
  if (!field.nullable) return encode;
  return (writer, value) => {
    writer.int8(value === null ? -1 : 1);
    if (value !== null) encode(writer, value);
  };
}

function structEncoder(struct: Struct, path: string): Encode {
  const encode = compileEncoder(struct, path);
  return (writer, value) => {
    if (typeof value !== 'object' || value === null) throw new InvalidField(path, 'an object is needed');
    encode(writer, value as Input);
  };
}

function arrayEncoder(field: Field, flexible: boolean, path: string): Encode {
  const { type } = field;
  const encode = typeof type === 'string' ? scalarEncoder(type, false, flexible, path) : structEncoder(type, path);
  return (writer, value) => {
    if (value === null && field.nullable) return writeLength(writer, -1, flexible);
    if (!Array.isArray(value)) throw new InvalidField(path, 'an array is needed');
    writeLength(writer, value.length, flexible);
    for (const element of value) encode(writer, element);
  };
}

function scalarEncoder(type: ScalarType, nullable: boolean, flexible: boolean, path: string): Encode {
  switch (type) {
    case 'bool':
      return (writer, value) =>
        writer.int8(expect(typeof value === 'boolean', value as boolean, path, 'a boolean') ? 1 : 0);
    case 'int64':
      return (writer, value) => writer.int64(expect(typeof value === 'bigint', value as bigint, path, 'a bigint'));
    case 'uuid':
      return (writer, value) => writer.raw(uuidBytes(value, path));
    case 'string':
      return (writer, value) => {
        if (value === null && nullable) return flexible ? writer.uvarint(0) : writer.int16(-1);
        const wellFormed = typeof value === 'string' && value.isWellFormed();
        const bytes = Buffer.from(expect(wellFormed, value as string, path, 'a well-formed string'));
        if (flexible) writer.uvarint(bytes.length + 1);
        else writer.int16(expect(bytes.length <= 0x7fff, bytes.length, path, 'at most 32,767 bytes'));
        writer.raw(bytes);
      };
    case 'bytes':
    case 'records':
      return (writer, value) => {
        if (value === null && nullable) return writeLength(writer, -1, flexible);
        const bytes = expect(Buffer.isBuffer(value), value as Buffer, path, 'a Buffer');
        writeLength(writer, bytes.length, flexible);
        writer.raw(bytes);
      };
    default:
      return (writer, value) => {
        const integer = type === 'float64' ? typeof value === 'number' : Number.isInteger(value);
        writer[type](expect(integer, value as number, path, 'a number'));
      };
  }
}

function writeLength(writer: Writer, length: number, flexible: boolean): void {
  if (flexible) writer.uvarint(length + 1);
  else writer.int32(length);
}

function uuidBytes(value: unknown, path: string): Buffer {
  const bytes = Buffer.from(expect(typeof value === 'string', value as string, path, 'a string'), 'base64url');
  return expect(
    bytes.length === 16 && bytes.toString('base64url') === value,
    bytes,
    path,
    'an id of 22 base64 characters',
  );
}

function expect<T>(holds: boolean, value: T, path: string, wanted: string): T {
  if (!holds) throw new InvalidField(path, `${wanted} is needed`);
  return value;
}
