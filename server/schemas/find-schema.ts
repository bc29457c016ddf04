import { basename } from 'node:path';
import type { InputOf } from '../../lib/contracts/contract.ts';
import type { getSchemaExample } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import type { ProtobufConfig } from '../config/cluster.ts';
import type { RegisteredSchema } from '../serde/registry/registered-schema.ts';
import type { Registry } from '../serde/registry/registry.ts';
import type { Part } from '../serde/schema/framing.ts';
import { configuredMessage } from '../serde/schema/schema-source.ts';

export interface FoundSchema {
  /** Null: it is of the configuration. */
  id: number | null;
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

/** The message that the configuration names for a topic's keys or values. Throws NOT_FOUND where it names none. */
export function findConfigured(config: ProtobufConfig | null, topic: string, part: Part): FoundSchema {
  const schema = configuredMessage(config, topic, part);
  if (schema === null) {
    throw new AppError('NOT_FOUND', `The configuration names no Protobuf message for the ${part} of ${topic}.`);
  }
  // Where the files lie is nobody's affair.
  const references = schema.references.map(({ name, text }) => ({ name: basename(name), text }));
  return { id: null, place: null, schema: { ...schema, references } };
}
