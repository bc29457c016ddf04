import protobuf from 'protobufjs';
import { at, isObject, misfit } from '../misfit.ts';
import { varint } from '../varint.ts';
import { scalars } from './proto-scalar.ts';
import { counted, enumBytes, scalarBytes } from './scalar-bytes.ts';
import { isSpecial } from './well-known.ts';
import { wellKnownFields } from './well-known-fields.ts';

interface Model {
  /** `.shop.Order`. */
  name: string;
  /** By their numbers. */
  fields: readonly protobuf.Field[];
  /** By the name in the file and by the one in JSON. */
  named: ReadonlyMap<string, protobuf.Field>;
}

/** Writes messages of a schema's types. */
export class ProtoWriter {
  readonly #root: protobuf.Root;
  readonly #models = new Map<protobuf.Type, Model>();

  constructor(root: protobuf.Root) {
    this.#root = root;
  }

  /**
   * The bytes of a message that is given as Protobuf's JSON mapping has it, numbers as `Digits`: fields in the order of
   * their numbers, without those that say what their absence says. Throws an Error that says where it does not fit.
   */
  write(type: protobuf.Type, value: unknown, path = ''): Buffer {
    const model = this.#modelOf(type);
    const given = model.name === any ? this.#any(value, path) : wellKnownFields(model.name, value, path);
    const message = given ?? value;
    if (!isObject(message)) return misfit(path, `an object (${model.name.slice(1)})`, value);
    const found = fieldsOf(message, model, path);
    const inside = (field: protobuf.Field) => (given ? path : path === '' ? field.name : `${path}.${field.name}`);
    return Buffer.concat(
      model.fields.map((field) => {
        if (found.has(field)) return this.#field(field, found.get(field), inside(field));
        if (field.required) throw new Error(`${inside(field)} is missing`);
        return nothing;
      }),
    );
  }

  #field(field: protobuf.Field, value: unknown, path: string): Buffer {
    if (field instanceof protobuf.MapField) return this.#map(field, value, path);
    if (field.repeated) return this.#list(field, value, path);
    const bytes = this.#value(field, value, path);
    const implicit = !field.hasPresence && !(field.resolvedType instanceof protobuf.Type);
    // The zero of every type, empty text among them, is written with zeros alone.
    return implicit && bytes.every((byte) => byte === 0) ? nothing : tagged(field, bytes);
  }

  #list(field: protobuf.Field, value: unknown, path: string): Buffer {
    if (!Array.isArray(value)) return misfit(path, 'a list', value);
    const items = value.map((item, index) => this.#value(field, item, `${path}[${index}]`));
    if (!field.packed || wireTypeOf(field) === 2) return Buffer.concat(items.map((item) => tagged(field, item)));
    return items.length === 0 ? nothing : Buffer.concat([tag(field.id, 2), counted(Buffer.concat(items))]);
  }

  #map(field: protobuf.MapField, value: unknown, path: string): Buffer {
    if (!isObject(value)) return misfit(path, 'an object', value);
    const key = scalarBytes[field.keyType] as (typeof scalarBytes)[string];
    const keyTag = tag(1, scalars[field.keyType]?.wireType ?? 0);
    const entries = Object.entries(value).map(([name, each]) => {
      const inside = `${path}.${name}`;
      const bytes = key(field.keyType === 'bool' ? (booleans.get(name) ?? name) : name, inside);
      const entry = [keyTag, bytes, tag(2, wireTypeOf(field)), this.#value(field, each, inside)];
      return Buffer.concat([tag(field.id, 2), counted(Buffer.concat(entry))]);
    });
    return Buffer.concat(entries);
  }

  /** One value, without its tag. */
  #value(field: protobuf.FieldBase, value: unknown, path: string): Buffer {
    const { resolvedType, type } = field;
    if (resolvedType instanceof protobuf.Type) {
      const body = this.write(resolvedType, value, path);
      return isGroup(field) ? Buffer.concat([body, tag(field.id, 4)]) : counted(body);
    }
    if (resolvedType instanceof protobuf.Enum) {
      return enumBytes(resolvedType.values, isNull(resolvedType) && value === null ? 'NULL_VALUE' : value, path);
    }
    const write = scalarBytes[type];
    if (!write) throw new Error(`its schema has a field of type ${type}, which is not defined`);
    return write(value, path);
  }

  /** `{"@type": "…/shop.Order", …}`: the fields of that message, or `value` where its JSON is of another kind. */
  #any(value: unknown, path: string): Record<string, unknown> {
    if (!isObject(value)) return misfit(path, 'an object with `@type`', value);
    const { '@type': url, ...rest } = value;
    if (url === undefined && Object.keys(rest).length === 0) return {};
    if (typeof url !== 'string') throw new Error(`${at(path)} has no \`@type\`, which says what it is`);
    const type = this.#root.lookup(url.slice(url.lastIndexOf('/') + 1), [protobuf.Type]);
    const known = type instanceof protobuf.Type;
    if (known && !isSpecial(type.fullName)) return { typeUrl: url, value: this.write(type, rest, path) };
    const other = Object.keys(rest).find((name) => name !== 'value');
    if (other !== undefined) throw new Error(`${at(path)} has ${other}, where a ${url} has \`value\` alone`);
    return { typeUrl: url, value: known ? this.write(type, rest.value, path) : (rest.value ?? '') };
  }

  #modelOf(type: protobuf.Type): Model {
    const known = this.#models.get(type);
    if (known) return known;
    const fields = type.fieldsArray.map((field) => field.resolve()).sort((a, b) => a.id - b.id);
    const names = fields.flatMap((field) => [[field.jsonName, field] as const, [field.name, field] as const]);
    const model = { name: type.fullName, fields, named: new Map(names) };
    this.#models.set(type, model);
    return model;
  }
}

const any = '.google.protobuf.Any';
const nothing = Buffer.alloc(0);
const booleans = new Map<string, boolean>([
  ['true', true],
  ['false', false],
]);

/** What is given of each field. Null is as good as nothing, save where it is a value. */
function fieldsOf(
  message: Record<string, unknown>,
  { name: type, named }: Model,
  path: string,
): Map<protobuf.Field, unknown> {
  const found = new Map<protobuf.Field, unknown>();
  const chosen = new Map<protobuf.OneOf, string>();
  for (const [name, value] of Object.entries(message)) {
    const field = named.get(name);
    if (!field) throw new Error(`${at(path)} has ${name}, which ${type.slice(1)} does not have`);
    if (value === null && !takesNull(field)) continue;
    if (found.has(field)) throw new Error(`${at(path)} has ${field.name} twice, as ${name} too`);
    const other = field.partOf && chosen.get(field.partOf);
    if (other) throw new Error(`${at(path)} has ${other} and ${name}, of which it can have one only`);
    if (field.partOf) chosen.set(field.partOf, name);
    found.set(field, value);
  }
  return found;
}

function tagged(field: protobuf.Field, bytes: Buffer): Buffer {
  return Buffer.concat([tag(field.id, wireTypeOf(field)), bytes]);
}

function tag(number: number, wireType: number): Buffer {
  return varint(BigInt(number) * 8n + BigInt(wireType));
}

function wireTypeOf(field: protobuf.FieldBase): number {
  const { resolvedType, type } = field;
  if (resolvedType instanceof protobuf.Type) return isGroup(field) ? 3 : 2;
  return resolvedType ? 0 : (scalars[type]?.wireType ?? 0);
}

/** Its end is a tag, where others have their length in front. */
function isGroup(field: protobuf.FieldBase): boolean {
  return field instanceof protobuf.Field && !(field instanceof protobuf.MapField) && field.delimited;
}

function takesNull({ resolvedType, repeated }: protobuf.Field): boolean {
  if (repeated) return false;
  return resolvedType instanceof protobuf.Enum
    ? isNull(resolvedType)
    : resolvedType?.fullName === '.google.protobuf.Value';
}

function isNull({ fullName }: protobuf.Enum): boolean {
  return fullName === '.google.protobuf.NullValue';
}
