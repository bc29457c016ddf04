import type { Payload } from '@/lib/contracts/messages.ts';
import type { PayloadInput } from '@/lib/contracts/produce.ts';
import type { SchemaSerde } from '@/lib/contracts/schemas.ts';
import { formatJson } from '@/lib/json/format-json.ts';
import { idInFront } from '../payload-bytes.ts';

/** Which schema of the registry a key or a value is to be written by. */
export interface SchemaChoice {
  /** As typed or chosen; empty: none, or one whose name the registry did not tell. */
  subject: string;
  /** Null: the newest. */
  version: number | null;
  /** Of the very schema that a record was written with; goes before the others. Null: they decide. */
  id: number | null;
  /** Of a Protobuf schema, by its full name; null: its first. */
  message: string | null;
  /** As the registry says of the chosen schema; null: it has not said it yet. */
  serde: SchemaSerde | null;
}

/** A payload that exists, and what it says by its schema. */
export interface Original {
  base64: string;
  text: string;
  schema: SchemaChoice;
}

/** How people call what schemas are for. */
export const serdeWord: Readonly<Record<SchemaSerde, string>> = {
  avro: 'Avro',
  protobuf: 'Protobuf',
  'json-schema': 'JSON Schema',
};

/** The newest schema of a subject. */
export const newestOf = (subject: string): SchemaChoice => ({
  subject,
  version: null,
  id: null,
  message: null,
  serde: null,
});

/** Null: it was not written with a schema, came in part, or names its schema in a header, which writing would not do. */
export function originalOf(payload: Payload): Original | null {
  const { serde, schemaId, base64, truncated, text } = payload;
  if (serde !== 'avro' && serde !== 'protobuf' && serde !== 'json-schema') return null;
  if (schemaId === undefined || base64 === undefined || truncated || idInFront(base64) !== schemaId) return null;
  const { subject = '', version = null, message = null } = payload;
  return { base64, text: formatJson(text) ?? text, schema: { subject, version, id: schemaId, message, serde } };
}

export const isSameSchema = (a: SchemaChoice, b: SchemaChoice) =>
  a.subject === b.subject && a.version === b.version && a.id === b.id && a.message === b.message;

/** Why nothing can be written by it yet; null: it can. */
export function choiceFault({ id, serde }: SchemaChoice): string | null {
  if (serde !== null) return null;
  return id === null ? 'Choose a subject of the registry.' : 'The registry has not said yet what this schema is.';
}

/** As the API takes it. */
export function bySchema({ subject, version, id, message, serde }: SchemaChoice, json: string): PayloadInput {
  return {
    ...(serde && { serde }),
    ...(id === null ? { subject, ...(version !== null && { version }) } : { schemaId: id }),
    ...(serde === 'protobuf' && message !== null && { message }),
    json,
  };
}
