import protobuf from 'protobufjs';
import { setField } from '../exact-json.ts';
import { ProtoBytes } from './proto-bytes.ts';
import { scalars } from './proto-scalar.ts';
import { wellKnown } from './well-known.ts';

/** A message ready to be read: its fields by their number, in the order of their declaration. */
interface Model {
  name: string;
  fields: ReadonlyMap<number, Field>;
}

interface Field {
  name: string;
  kind: 'one' | 'many' | 'map';
  /** Shown when it is absent. */
  implicit: boolean;
  wireType: number;
  /** Reads one value. */
  read(from: ProtoBytes, seen: Seen): unknown;
  /** Of a message: from what lies in its field. */
  message: ((body: Buffer, seen: Seen) => unknown) | null;
  /** Of a map: from what lies in its field. */
  entry?: (body: Buffer, seen: Seen) => [unknown, unknown];
  empty: unknown;
}

/** What was met on the way. */
export interface Seen {
  /** Fields that the schema does not have, as `shop.Order 17`. */
  unknown: Set<string>;
}

/** Reads messages of a schema's types. */
export class ProtoReader {
  readonly #root: protobuf.Root;
  readonly #models = new Map<string, Model>();

  constructor(root: protobuf.Root) {
    this.#root = root;
  }

  /** As Protobuf's JSON mapping has it, but by the fields' own names. Throws an Error that says what does not fit. */
  read(name: string, body: Buffer, seen: Seen): unknown {
    const { fields } = this.#modelOf(this.#root.lookupType(name));
    const found = new Map<Field, unknown[]>();
    const from = new ProtoBytes(body);
    while (from.left > 0) this.#take(from, name, fields, found, seen);
    const message: Record<string, unknown> = {};
    for (const field of fields.values()) {
      const values = found.get(field);
      if (values || field.implicit) setField(message, field.name, this.#value(field, values ?? [], seen));
    }
    return wellKnown(name, message, (url) => this.#any(url, message, seen));
  }

  #take(from: ProtoBytes, name: string, fields: Model['fields'], found: Map<Field, unknown[]>, seen: Seen): void {
    const tag = from.size();
    const [number, wireType] = [tag >>> 3, tag & 7];
    if (number === 0) throw new Error(`a field at ${from.at - 1} has the number 0`);
    const field = fields.get(number);
    const packed = field?.kind === 'many' && wireType === 2 && field.wireType !== 2 && field.wireType !== 3;
    if (!field || (field.wireType !== wireType && !packed)) {
      from.field(wireType, number);
      seen.unknown.add(`${name.slice(1)} ${number}`);
      return;
    }
    const values = found.get(field) ?? [];
    found.set(field, values);
    if (packed) {
      const list = new ProtoBytes(from.bytes());
      while (list.left > 0) values.push(field.read(list, seen));
    } else values.push(field.message || field.entry ? from.field(wireType, number) : field.read(from, seen));
  }

  #value(field: Field, values: unknown[], seen: Seen): unknown {
    const { kind, message, entry, empty } = field;
    if (kind === 'many') return message ? values.map((body) => message(body as Buffer, seen)) : values;
    if (kind === 'one') {
      // A message that comes in several pieces is the message of all their fields.
      if (message && values.length > 0) return message(Buffer.concat(values as Buffer[]), seen);
      return values.length > 0 ? values.at(-1) : empty;
    }
    const map: Record<string, unknown> = {};
    for (const body of values) {
      const pair = entry?.(body as Buffer, seen);
      if (pair) setField(map, String(pair[0]), pair[1]);
    }
    return map;
  }

  #modelOf(type: protobuf.Type): Model {
    const name = type.fullName;
    const known = this.#models.get(name);
    if (known) return known;
    const model = {
      name,
      fields: new Map(type.fieldsArray.map((field) => [field.id, this.#fieldOf(field.resolve())])),
    };
    this.#models.set(name, model);
    return model;
  }

  #fieldOf(field: protobuf.FieldBase): Field {
    const name = field.name;
    const one = this.#typeOf(field);
    if (field instanceof protobuf.MapField) {
      const key = scalars[field.keyType] as (typeof scalars)[string];
      const entry = (body: Buffer, seen: Seen) => this.#entry(body, key, one, seen);
      return { ...one, name, kind: 'map', implicit: true, wireType: 2, entry };
    }
    const kind = field.repeated ? 'many' : 'one';
    return { ...one, name, kind, implicit: field.repeated || (!one.message && !(field as protobuf.Field).hasPresence) };
  }

  #typeOf(field: protobuf.FieldBase): Omit<Field, 'name' | 'kind' | 'implicit'> {
    const { resolvedType, type } = field;
    if (resolvedType instanceof protobuf.Type) {
      const message = (body: Buffer, seen: Seen) => this.read(resolvedType.fullName, body, seen);
      const wireType = (field as protobuf.Field).delimited ? 3 : 2;
      return { wireType, message, empty: null, read: (from, seen) => message(from.bytes(), seen) };
    }
    if (resolvedType instanceof protobuf.Enum) return { ...enumOf(resolvedType), message: null };
    const scalar = scalars[type];
    if (!scalar) throw new Error(`its schema has a field of type ${type}, which is not defined`);
    return { ...scalar, message: null };
  }

  #entry(
    body: Buffer,
    key: (typeof scalars)[string],
    one: Omit<Field, 'name' | 'kind' | 'implicit'>,
    seen: Seen,
  ): [unknown, unknown] {
    const from = new ProtoBytes(body);
    let [name, value] = [key.empty, one.message ? one.message(Buffer.alloc(0), seen) : one.empty];
    while (from.left > 0) {
      const tag = from.size();
      if (tag === (8 | key.wireType)) name = key.read(from);
      else if (tag === (16 | one.wireType)) value = one.read(from, seen);
      else from.field(tag & 7, tag >>> 3);
    }
    return [name, value];
  }

  /** What an Any holds, if the schema knows its type. */
  #any(url: string, { value }: Record<string, unknown>, seen: Seen): unknown {
    const type = this.#root.lookup(url.slice(url.lastIndexOf('/') + 1), [protobuf.Type]);
    // Of an empty name it finds what is no type.
    return type instanceof protobuf.Type && Buffer.isBuffer(value) ? this.read(type.fullName, value, seen) : undefined;
  }
}

function enumOf({ valuesById, fullName, values }: protobuf.Enum): Pick<Field, 'wireType' | 'read' | 'empty'> {
  const isNull = fullName === '.google.protobuf.NullValue';
  const nameOf = (number: number) => (isNull ? null : (valuesById[number] ?? number));
  return {
    wireType: 0,
    read: (from) => nameOf(Number(BigInt.asIntN(32, from.varint()))),
    // Without presence the first value, which is 0 wherever a field can lack presence.
    empty: nameOf(Object.values(values)[0] ?? 0),
  };
}
