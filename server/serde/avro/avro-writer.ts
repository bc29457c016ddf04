import { Digits } from '../exact-json.ts';
import { at, isObject, misfit, utf8 } from '../misfit.ts';
import { zigzag } from '../varint.ts';
import { bytesOfLogical, numberOfLogical } from './avro-logical-text.ts';
import type { AvroType, Logical, RecordType } from './avro-schema.ts';

/**
 * The bytes of a value that is given as JSON, its numbers as `Digits`; unions without the name of their branch. Throws
 * an Error that says where it does not fit the schema.
 */
export function avroBytes(type: AvroType, value: unknown): Buffer {
  return write(type, value, '');
}

function write(type: AvroType, value: unknown, path: string): Buffer {
  switch (type.kind) {
    case 'null':
      return value === null ? Buffer.alloc(0) : misfit(path, 'null', value);
    case 'boolean':
      return typeof value === 'boolean' ? Buffer.of(value ? 1 : 0) : misfit(path, 'true or false', value);
    case 'int':
    case 'long':
      return zigzag(integer(value, type.logical?.name ?? null, type.kind === 'int' ? 32 : 64, path));
    case 'float':
    case 'double':
      return floating(value, type.kind, path);
    case 'string':
      return counted(utf8(value, path));
    case 'bytes':
      return counted(bytesOf(value, type.logical, null, path));
    case 'fixed':
      return bytesOf(value, type.logical, type.size, path);
    case 'enum': {
      const index = typeof value === 'string' ? type.symbols.indexOf(value) : -1;
      return index < 0 ? misfit(path, `one of ${type.symbols.join(', ')}`, value) : zigzag(BigInt(index));
    }
    case 'array':
      if (!Array.isArray(value)) return misfit(path, 'a list', value);
      return blocks(value.map((item, index) => write(type.items, item, `${path}[${index}]`)));
    case 'map': {
      const entries = Object.entries(isObject(value) ? value : misfit(path, 'an object', value));
      const item = ([key, each]: [string, unknown]) =>
        Buffer.concat([counted(utf8(key, path)), write(type.values, each, `${path}.${key}`)]);
      return blocks(entries.map(item));
    }
    case 'union':
      return union(type.branches, value, path);
    case 'record':
      return record(type, value, path);
  }
}

function record({ name, fields }: RecordType, value: unknown, path: string): Buffer {
  if (!isObject(value)) return misfit(path, `an object (${name})`, value);
  const unknown = Object.keys(value).find((key) => !fields.some((field) => field.name === key));
  if (unknown !== undefined) throw new Error(`${at(path)} has ${unknown}, which ${name} does not have`);
  const parts = fields.map((field) => {
    const inside = path === '' ? field.name : `${path}.${field.name}`;
    if (Object.hasOwn(value, field.name)) return write(field.type, value[field.name], inside);
    if (!field.hasDefault) throw new Error(`${inside} is missing`);
    return write(field.type, asDigits(field.default), inside);
  });
  return Buffer.concat(parts);
}

/** The first branch that takes the value. */
function union(branches: readonly AvroType[], value: unknown, path: string): Buffer {
  const reasons: string[] = [];
  for (const [index, branch] of branches.entries()) {
    try {
      return Buffer.concat([zigzag(BigInt(index)), write(branch, value, path)]);
    } catch (error) {
      if (branch.kind !== 'null' || value === null)
        reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(reasons.join('; or '));
}

function integer(value: unknown, logical: string | null, bits: 32 | 64, path: string): bigint {
  const whole = value instanceof Digits && /^-?\d+$/.test(value.text) ? BigInt(value.text) : null;
  const number = whole ?? (typeof value === 'string' ? numberOfLogical(value, logical) : null);
  if (number === null) return misfit(path, logical === null ? 'a whole number' : `a ${logical}`, value);
  return BigInt.asIntN(bits, number) === number ? number : misfit(path, `a number of ${bits} bits`, value);
}

function floating(value: unknown, kind: 'float' | 'double', path: string): Buffer {
  const text = value instanceof Digits ? value.text : value;
  const named = text === 'NaN' || text === 'Infinity' || text === '-Infinity';
  if (!(value instanceof Digits) && !named) return misfit(path, 'a number', value);
  const bytes = Buffer.alloc(kind === 'float' ? 4 : 8);
  if (kind === 'float') bytes.writeFloatLE(Number(text));
  else bytes.writeDoubleLE(Number(text));
  return bytes;
}

function bytesOf(value: unknown, logical: Logical | null, size: number | null, path: string): Buffer {
  const given = value instanceof Digits ? value.text : value;
  if (typeof given !== 'string') return misfit(path, 'a text of bytes', value);
  const bytes = logical && bytesOfLogical(given, logical, size);
  if (bytes) return bytes;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes are written as the characters up to U+00FF
  if (value instanceof Digits || !/^[\x00-\xff]*$/.test(given)) return misfit(path, logical?.name ?? 'bytes', value);
  const plain = Buffer.from(given, 'latin1');
  return size === null || plain.length === size ? plain : misfit(path, `${size} bytes`, value);
}

function counted(bytes: Buffer): Buffer {
  return Buffer.concat([zigzag(BigInt(bytes.length)), bytes]);
}

function blocks(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.of(0);
  return Buffer.concat([zigzag(BigInt(items.length)), ...items, Buffer.of(0)]);
}

/** Defaults of a schema were parsed as JavaScript's numbers. */
function asDigits(value: unknown): unknown {
  if (typeof value === 'number') return new Digits(String(value));
  if (Array.isArray(value)) return value.map(asDigits);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asDigits(each)]));
}
