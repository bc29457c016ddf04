import type { PayloadInput, RecordInput } from '../../lib/contracts/produce.ts';
import type { SchemaSerde } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import type { RegisteredSchema } from '../serde/registry/registered-schema.ts';
import type { Registry } from '../serde/registry/registry.ts';
import { type Encode, encoderOf, serdeOf } from '../serde/schema/encoder.ts';
import type { Part } from '../serde/schema/framing.ts';

type Schemas = Pick<Registry, 'schema' | 'version'>;
/** The Protobuf message that the configuration says the topic's keys or values are; null: it says nothing. */
type Configured = (part: Part) => RegisteredSchema | null;
type BySchema = NonNullable<PayloadInput> & { serde: SchemaSerde };

/**
 * The records with the bytes of those payloads that are to be written by a schema. Throws BAD_REQUEST that names the
 * field which does not fit, and REGISTRY_UNREACHABLE.
 */
export async function withSchemas(
  records: readonly RecordInput[],
  list: boolean,
  registry: Schemas | null,
  configured: Configured = () => null,
): Promise<RecordInput[]> {
  const ids = once<number>();
  const encoders = once<Encode>();

  const bytes = async (payload: BySchema, part: Part): Promise<Buffer> => {
    const { serde, subject, version, schemaId, message, json = '' } = payload;
    if (isBare(payload)) {
      const encode = await encoders([part, message], async () => bareEncoder(configured(part), message));
      return encode(json);
    }
    if (registry === null) throw new Error('can not be written by a schema: this cluster has no schema registry');
    const id = schemaId ?? (await ids([subject, version], () => idOf(registry, payload)));
    const encode = await encoders([id, serde, message], () => encoderFor(registry, id, payload));
    return framed(id, encode(json));
  };

  const written = async (record: RecordInput, part: Part, path: string): Promise<PayloadInput> => {
    const payload = record[part];
    if (!isBySchema(payload)) return payload;
    try {
      assertNoHeader(record, part);
      return { base64: (await bytes(payload, part)).toString('base64') };
    } catch (error) {
      if (error instanceof AppError) throw error;
      return refuse(`${path}${part}`, reason(error));
    }
  };

  return Promise.all(
    records.map(async (record, index) => {
      const path = list ? `${index}.` : '';
      const [key, value] = await Promise.all([written(record, 'key', path), written(record, 'value', path)]);
      return { ...record, key, value };
    }),
  );
}

function isBySchema(payload: PayloadInput): payload is BySchema {
  return payload?.serde !== undefined;
}

/** Readers take what follows such a header for the bare payload, and would trip over an id in front of it. */
function assertNoHeader({ headers }: RecordInput, part: Part): void {
  const name = `__${part}_schema_id`;
  if (!headers.some(({ key }) => key === name)) return;
  throw new Error(`can not have the header ${name} beside \`serde\`, which writes the id before the payload`);
}

/** It names no schema: it is what the configuration says. */
function isBare({ subject, schemaId }: BySchema): boolean {
  return subject === undefined && schemaId === undefined;
}

function bareEncoder(schema: RegisteredSchema | null, message: string | undefined): Encode {
  if (schema) return encoderOf(schema, message);
  throw new Error('needs `subject` or `schemaId`: the configuration names no Protobuf message for this topic');
}

/** What many records of a list ask for is made once. */
function once<T>(): (of: readonly unknown[], make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (of, make) => {
    const key = JSON.stringify(of);
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  };
}

async function idOf(registry: Schemas, { subject = '', version }: BySchema): Promise<number> {
  const found = await registry.version(subject, version ?? 'latest');
  if (found) return found.id;
  const what = version === undefined ? 'such subject' : `version ${version} of it`;
  throw new Error(`can not be written by ${subject}: the registry has no ${what}`);
}

const words: Record<SchemaSerde, string> = { avro: 'Avro', protobuf: 'Protobuf', 'json-schema': 'JSON Schema' };

async function encoderFor(registry: Schemas, id: number, { serde, message }: BySchema): Promise<Encode> {
  const schema = await registry.schema(id);
  if (schema === null) throw new Error(`can not be written: the registry has no schema ${id}`);
  if (serdeOf(schema) === serde) return encoderOf(schema, message);
  throw new Error(`can not be written as ${words[serde]}: schema ${id} is one of ${words[serdeOf(schema)]}`);
}

/** As Confluent's serialisers have it: a zero and the id before the payload. */
function framed(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeInt32BE(id, 1);
  return Buffer.concat([head, body]);
}

function reason(error: unknown): string {
  // The stack had no room for it.
  if (error instanceof RangeError) return 'it is nested too deeply to be written';
  return error instanceof Error ? error.message : String(error);
}

function refuse(field: string, problem: string): never {
  throw new AppError('BAD_REQUEST', `The field \`${field}\` does not fit its schema: ${problem}.`, {
    details: { fields: [{ in: 'body', field, problem }] },
  });
}
