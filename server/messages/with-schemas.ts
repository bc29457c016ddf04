import type { PayloadInput, RecordInput } from '../../lib/contracts/produce.ts';
import { AppError } from '../../lib/errors.ts';
import { avroEncoder } from '../serde/avro/avro-codec.ts';
import type { Registry } from '../serde/registry/registry.ts';

/** How long a schema is waited for, in milliseconds. */
const schemaMs = 8000;

type Encode = (json: string) => Buffer;
type Schemas = Pick<Registry, 'find' | 'newest'>;

/**
 * The records with the bytes of those payloads that are to be written by a schema. Throws BAD_REQUEST that names the
 * field which does not fit, and REGISTRY_UNREACHABLE.
 */
export async function withSchemas(
  records: readonly RecordInput[],
  list: boolean,
  registry: Schemas | null,
): Promise<RecordInput[]> {
  const ids = new Map<string, Promise<number | null>>();
  const encoders = new Map<number, Promise<Encode>>();

  const idOf = async ({ schemaId, subject = '' }: NonNullable<PayloadInput>, registry: Schemas): Promise<number> => {
    if (schemaId !== undefined) return schemaId;
    const asked = ids.get(subject) ?? registry.newest(subject);
    ids.set(subject, asked);
    const id = await asked;
    if (id === null) throw new Error(`can not be written by ${subject}: the registry has no such subject`);
    return id;
  };

  const written = async (payload: PayloadInput, field: string): Promise<PayloadInput> => {
    if (!payload?.serde) return payload;
    if (registry === null) return refuse(field, 'can not be written by a schema: this cluster has no schema registry');
    try {
      const id = await idOf(payload, registry);
      const encoder = encoders.get(id) ?? encoderFor(registry, id);
      encoders.set(id, encoder);
      return { base64: framed(id, (await encoder)(payload.json ?? '')).toString('base64') };
    } catch (error) {
      if (error instanceof AppError) throw error;
      return refuse(field, error instanceof Error ? error.message : String(error));
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

async function encoderFor(registry: Schemas, id: number): Promise<Encode> {
  const [answer] = await registry.find([id.toString()], schemaMs);
  if (!answer?.ok) throw new Error(`can not be written: ${answer?.reason}`);
  const { schema } = answer;
  if (schema.type === 'AVRO') return avroEncoder(schema);
  throw new Error(`can not be written as Avro: schema ${id} is one of ${schema.type}`);
}

/** As Confluent's serialisers have it: a zero and the id before the payload. */
function framed(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeInt32BE(id, 1);
  return Buffer.concat([head, body]);
}

function refuse(field: string, problem: string): never {
  throw new AppError('BAD_REQUEST', `The field \`${field}\` does not fit its schema: ${problem}.`, {
    details: { fields: [{ in: 'body', field, problem }] },
  });
}
