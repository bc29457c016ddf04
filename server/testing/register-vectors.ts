import { register } from '../../dev/registry/register.ts';
import { protoFile, vectors } from '../serde/testing/vectors.ts';

/** Registers the schemas of the vectors as `schema-<id>-value`, and gives their ids in this registry by those they had. */
export async function registerVectors(url: string): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const [id, { schema, schemaType, references }] of Object.entries(vectors.schemas)) {
    for (const { subject, schema } of references) await register(url, subject, { schema, schemaType });
    const named = references.map(({ name, subject }) => ({ name, subject, version: 1 }));
    const text = schemaType === 'PROTOBUF' ? protoFile('shop.proto') : schema;
    ids.set(Number(id), await register(url, `schema-${id}-value`, { schema: text, schemaType, references: named }));
  }
  return ids;
}

/** The bytes of a reference client, with the id that this registry gave. */
export function withId(hex: string, ids: ReadonlyMap<number, number>): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  bytes.writeInt32BE(ids.get(bytes.readInt32BE(1)) ?? 0, 1);
  return bytes;
}
