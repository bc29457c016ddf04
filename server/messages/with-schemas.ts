import type { PayloadInput, RecordInput } from '../../lib/contracts/produce.ts';
import type { SchemaSerde } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import type { Registry } from '../serde/registry/registry.ts';
import { type Encode, encoderOf, serdeOf } from '../serde/schema/encoder.ts';

type Schemas = Pick<Registry, 'schema' | 'version'>;
type BySchema = NonNullable<PayloadInput> & { serde: SchemaSerde };

/**
 * The records with the bytes of those payloads that are to be written by a schema. Throws BAD_REQUEST that names the
 * field which does not fit, and REGISTRY_UNREACHABLE.
 */
export async function withSchemas(
  records: readonly RecordInput[],
  list: boolean,
  registry: Schemas | null,
): Promise<RecordInput[]> {
  const ids = once<number>();
  const encoders = once<Encode>();

  const written = async (payload: PayloadInput, field: string): Promise<PayloadInput> => {
    if (!isBySchema(payload)) return payload;
    if (registry === null) return refuse(field, 'can not be written by a schema: this cluster has no schema registry');
    const { serde, subject, version, schemaId, message, json = '' } = payload;
    try {
      const id = schemaId ?? (await ids([subject, version], () => idOf(registry, payload)));
      const encode = await encoders([id, serde, message], () => encoderFor(registry, id, payload));
      return { base64: framed(id, encode(json)).toString('base64') };
    } catch (error) {
      if (error instanceof AppError) throw error;
      return refuse(field, reason(error));
    }
  };

  return Promise.all(
    records.map(async (record, index) => {
      const path = list ? `${index}.` : '';
      const [key, value] = await Promise.all([
        written(record.key, `${path}key`),
        written(record.value, `${path}value`),
      ]);
      return { ...record, key, value };
    }),
  );
}

function isBySchema(payload: PayloadInput): payload is BySchema {
  return payload?.serde !== undefined;
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
