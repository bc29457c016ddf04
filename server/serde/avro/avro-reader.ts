import { Digits, setField, shortFloat } from '../exact-json.ts';
import type { Parts } from '../json-parts.ts';
import { AvroBytes } from './avro-bytes.ts';
import { logicalValue } from './avro-logical.ts';
import type { AvroType, RecordType } from './avro-schema.ts';

type Read = (from: AvroBytes) => unknown;

/**
 * Reads what was written with this schema, of its records with `parts` only these fields. The reader throws an Error
 * that says what does not fit.
 */
export function avroReader(type: AvroType, parts: Parts | null = null): (body: Buffer) => unknown {
  const read = partsReader(type, parts, new Map());
  return (body) => {
    const from = new AvroBytes(body);
    const value = read(from);
    if (from.left > 0) throw new Error(`${from.left} bytes follow its last field`);
    return value;
  };
}

function partsReader(type: AvroType, parts: Parts | null, made: Map<AvroType, Read>): Read {
  if (parts && type.kind === 'union')
    return unionReader(type.branches.map((branch) => partsReader(branch, parts, made)));
  if (!parts || type.kind !== 'record') return readerOf(type, made);
  const fields = type.fields.map((field) => {
    const inner = parts.get(field.name);
    const wanted = inner !== undefined;
    return { name: field.name, wanted, read: wanted ? partsReader(field.type, inner, made) : passer(field.type, made) };
  });
  return (from) => {
    const record = {};
    for (const { name, wanted, read } of fields) {
      const value = inField(name, read, from);
      if (wanted) setField(record, name, value);
    }
    return record;
  };
}

/** Text takes longest to make. */
function passer(type: AvroType, made: Map<AvroType, Read>): Read {
  return type.kind === 'string' || type.kind === 'bytes' ? (from) => from.passBytes() : readerOf(type, made);
}

/** Recursive types refer to readers that are still being made. */
function readerOf(type: AvroType, made: Map<AvroType, Read>): Read {
  const known = made.get(type);
  if (known) return known;
  let read: Read | null = null;
  made.set(type, (from) => (read as Read)(from));
  read = make(type, made);
  return read;
}

function make(type: AvroType, made: Map<AvroType, Read>): Read {
  switch (type.kind) {
    case 'null':
      return () => null;
    case 'boolean':
      return (from) => from.byte() !== 0;
    case 'int':
      return plainNumber(type.logical);
    case 'long':
      return (from) => logicalValue(from.long(), type.logical);
    case 'float':
      return (from) => shortFloat(from.float());
    case 'double':
      return (from) => from.double();
    case 'string':
      return (from) => from.bytes().toString();
    case 'bytes':
      return (from) => logicalValue(from.bytes(), type.logical);
    case 'fixed':
      return (from) => logicalValue(from.take(type.size), type.logical);
    case 'enum':
      return (from) => chosen(type.symbols, from.size(), type.name);
    case 'union':
      return unionReader(type.branches.map((branch) => readerOf(branch, made)));
    case 'array':
      return arrayReader(readerOf(type.items, made));
    case 'map':
      return mapReader(readerOf(type.values, made));
    case 'record':
      return recordReader(type, made);
  }
}

function unionReader(branches: readonly Read[]): Read {
  return (from) => chosen(branches, from.size(), 'its union')(from);
}

function plainNumber(logical: Parameters<typeof logicalValue>[1]): Read {
  return (from) => {
    const value = logicalValue(from.long(), logical);
    return typeof value === 'bigint' ? Number(value) : value;
  };
}

function chosen<Item>(items: readonly Item[], index: number, name: string): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`number ${index} of ${name} is asked for, which has ${items.length}`);
  return item;
}

function arrayReader(item: Read): Read {
  return (from) => {
    const list: unknown[] = [];
    for (const _ of from.items()) list.push(item(from));
    return list;
  };
}

function mapReader(value: Read): Read {
  return (from) => {
    const map = {};
    for (const _ of from.items()) setField(map, from.bytes().toString(), value(from));
    return map;
  };
}

function recordReader({ fields }: RecordType, made: Map<AvroType, Read>): Read {
  const readers = fields.map(({ name, type }) => ({ name, read: readerOf(type, made) }));
  return (from) => {
    const record = {};
    for (const { name, read } of readers) setField(record, name, inField(name, read, from));
    return record;
  };
}

/** Says where in the record it went wrong. */
function inField(name: string, read: Read, from: AvroBytes): unknown {
  try {
    return read(from);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RangeError) throw error;
    throw new Error(error.message.startsWith('in ') ? error.message : `in ${name}: ${error.message}`);
  }
}

/** Decimals as doubles, for filters. */
export function withDoubles(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (value instanceof Digits) return Number(value.text);
  if (Array.isArray(value)) return value.map(withDoubles);
  const copy = {};
  for (const [name, each] of Object.entries(value)) setField(copy, name, withDoubles(each));
  return copy;
}
