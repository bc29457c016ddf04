/** A schema as the registry holds it, with all that it refers to. Plain data: it goes to worker threads. */
export interface RegisteredSchema {
  /** What a record names it by: its id, or its GUID. */
  key: string;
  type: 'AVRO' | 'PROTOBUF' | 'JSON';
  text: string;
  /** Each before those that refer to it. */
  references: readonly { name: string; text: string }[];
  /** Under which names it is registered; empty when the registry does not say. */
  places: readonly { subject: string; version: number }[];
  /** Of Protobuf, the one message that payloads are; absent: they tell which. */
  message?: string;
}

/**
 * What the registry said of a schema. A failure may be asked for again from `retryAt` on, in milliseconds since 1970;
 * `absent` when the registry does not have it, and not where it could not be asked.
 */
export type SchemaAnswer =
  | { ok: true; schema: RegisteredSchema }
  | { ok: false; key: string; reason: string; retryAt: number; absent?: true };
