import type { InputOf } from '../../lib/contracts/contract.ts';
import type { getSchemaExample } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import type { RegisteredSchema } from '../serde/registry/registered-schema.ts';
import type { Registry } from '../serde/registry/registry.ts';

export interface FoundSchema {
  id: number;
  /** Under what name it was looked for, or one of its names; null: the registry tells none. */
  place: { subject: string; version: number } | null;
  schema: RegisteredSchema;
}

type Asked = Pick<InputOf<typeof getSchemaExample>, 'subject' | 'version' | 'schemaId'>;

/** A schema by its subject, at a version or the newest, or by its id. Throws NOT_FOUND and REGISTRY_UNREACHABLE. */
export async function findSchema(
  registry: Pick<Registry, 'schema' | 'version'>,
  { subject, version, schemaId }: Asked,
): Promise<FoundSchema> {
  const named = subject === undefined ? null : await registry.version(subject, version ?? 'latest');
  const id = named?.id ?? schemaId;
  if (id === undefined) {
    const what = version === undefined ? `no subject ${subject}` : `no version ${version} of ${subject}`;
    throw new AppError('NOT_FOUND', `The registry has ${what}.`);
  }
  const schema = await registry.schema(id);
  if (schema === null) throw new AppError('NOT_FOUND', `The registry has no schema ${id}.`);
  const place = named && subject !== undefined ? { subject, version: named.version } : schema.places.at(-1);
  return { id, place: place ?? null, schema };
}
