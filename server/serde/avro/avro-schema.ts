/** A schema of https://avro.apache.org/docs/1.12.0/specification/, with its names resolved. */
export type AvroType =
  | { kind: 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string'; logical: Logical | null }
  | { kind: 'fixed'; name: string; size: number; logical: Logical | null }
  | { kind: 'enum'; name: string; symbols: readonly string[] }
  | { kind: 'array'; items: AvroType }
  | { kind: 'map'; values: AvroType }
  | { kind: 'union'; branches: readonly AvroType[] }
  | RecordType;

/** Its fields are filled in after its name is known, since they may refer to it. */
export interface RecordType {
  kind: 'record';
  name: string;
  fields: { name: string; type: AvroType; hasDefault: boolean; default: unknown }[];
}

export interface Logical {
  name: string;
  /** Of decimals. */
  scale: number;
}

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);
type Primitive = Extract<AvroType, { size?: never; logical: unknown }>['kind'];

/** Throws an Error that says what is wrong with the schema. References come each before those that use it. */
export function parseAvro(text: string, references: readonly { text: string }[] = []): AvroType {
  const names = new Map<string, AvroType>();
  for (const reference of references) toType(JSON.parse(reference.text), '', names);
  return toType(asSchema(text), '', names);
}

/** A registry gives a primitive as `"int"`, some as the bare word. */
function asSchema(text: string): unknown {
  return primitives.has(text.trim()) ? text.trim() : JSON.parse(text);
}

function toType(schema: unknown, namespace: string, names: Map<string, AvroType>): AvroType {
  if (typeof schema === 'string') return named(schema, namespace, names);
  if (Array.isArray(schema)) {
    return { kind: 'union', branches: schema.map((branch) => toType(branch, namespace, names)) };
  }
  if (!isObject(schema)) throw new Error(`its schema has ${JSON.stringify(schema)} in place of a type`);
  const { type } = schema;
  if (typeof type !== 'string') return toType(type, namespace, names);
  if (primitives.has(type)) return { kind: type as Primitive, logical: logicalOf(schema) };
  switch (type) {
    case 'array':
      return { kind: 'array', items: toType(schema.items, namespace, names) };
    case 'map':
      return { kind: 'map', values: toType(schema.values, namespace, names) };
    case 'enum':
      return define(schema, namespace, names, (name) => ({ kind: 'enum', name, symbols: strings(schema.symbols) }));
    case 'fixed':
      return define(schema, namespace, names, (name) => ({
        kind: 'fixed',
        name,
        size: sizeOf(schema.size, name),
        logical: logicalOf(schema),
      }));
    case 'record':
    case 'error':
      return toRecord(schema, namespace, names);
    default:
      return named(type, namespace, names);
  }
}

function toRecord(schema: Record<string, unknown>, namespace: string, names: Map<string, AvroType>): AvroType {
  const record = define(schema, namespace, names, (name): RecordType => ({ kind: 'record', name, fields: [] }));
  const inside = record.name.includes('.') ? record.name.slice(0, record.name.lastIndexOf('.')) : '';
  if (!Array.isArray(schema.fields)) throw new Error(`its schema's record ${record.name} has no fields`);
  for (const field of schema.fields) {
    const type = toType(field.type, inside, names);
    record.fields.push({ name: String(field.name), type, hasDefault: 'default' in field, default: field.default });
  }
  return record;
}

function define<Type extends AvroType>(
  { name, namespace, aliases }: Record<string, unknown>,
  around: string,
  names: Map<string, AvroType>,
  make: (name: string) => Type,
): Type {
  const full = fullName(String(name ?? ''), typeof namespace === 'string' ? namespace : around);
  const type = make(full);
  names.set(full, type);
  const inside = full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : '';
  for (const alias of Array.isArray(aliases) ? strings(aliases) : []) {
    const other = fullName(alias, inside);
    if (!names.has(other)) names.set(other, type);
  }
  return type;
}

function named(name: string, namespace: string, names: Map<string, AvroType>): AvroType {
  if (primitives.has(name)) return { kind: name as Primitive, logical: null };
  const type = names.get(fullName(name, namespace)) ?? names.get(name);
  if (type) return type;
  throw new Error(`its schema refers to ${fullName(name, namespace)}, which is not defined`);
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function logicalOf({ logicalType, scale }: Record<string, unknown>): Logical | null {
  if (typeof logicalType !== 'string') return null;
  return { name: logicalType, scale: Number.isInteger(scale) ? (scale as number) : 0 };
}

function sizeOf(size: unknown, name: string): number {
  if (Number.isSafeInteger(size) && (size as number) >= 0) return size as number;
  throw new Error(`its schema's fixed ${name} has no size`);
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
