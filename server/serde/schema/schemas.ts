import { avroCodec } from '../avro/avro-codec.ts';
import type { Codec } from '../codec.ts';
import { jsonSchemaCodec } from '../json-schema-codec.ts';
import { protobufCodec } from '../protobuf/protobuf-codec.ts';
import type { RegisteredSchema, SchemaAnswer } from '../registry/registered-schema.ts';

/** A schema as a thread has it ready; a failure says why it has not. */
export type Ready =
  | { ok: true; codec: Codec; places: RegisteredSchema['places'] }
  | { ok: false; reason: string; retryAt: number };

/** The schemas of one registry that a thread knows. */
export interface Schemas {
  /** Undefined: not known yet, and noted as missing. */
  get(key: string): Ready | undefined;
}

const mostKept = 2000;
/** Bytes that look like a schema id by chance may be many; this many are asked for at once. */
const mostMissing = 50;
const never = Number.POSITIVE_INFINITY;

/** What a thread keeps of a registry: schemas made ready, and what could not be got. */
export class KnownSchemas implements Schemas {
  readonly #known = new Map<string, Ready>();
  readonly #missing = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get(key: string): Ready | undefined {
    const ready = this.#known.get(key);
    if (ready && (ready.ok || ready.retryAt > this.#now())) return ready;
    if (this.#missing.size < mostMissing || this.#missing.has(key)) {
      this.#missing.add(key);
      return undefined;
    }
    return { ok: false, reason: `schema ${key} was not looked up: too many others are unknown too`, retryAt: 0 };
  }

  /** What has been asked for in vain since the last call. */
  takeMissing(): string[] {
    const missing = [...this.#missing];
    this.#missing.clear();
    return missing;
  }

  add(answers: readonly SchemaAnswer[]): void {
    if (this.#known.size > mostKept) this.#known.clear();
    for (const answer of answers) this.#known.set(answer.ok ? answer.schema.key : answer.key, made(answer));
  }
}

function made(answer: SchemaAnswer): Ready {
  if (!answer.ok) return answer;
  const { schema } = answer;
  try {
    return { ok: true, codec: codecOf(schema), places: schema.places };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `schema ${schema.key} can't be used: ${why}`, retryAt: never };
  }
}

function codecOf(schema: RegisteredSchema): Codec {
  switch (schema.type) {
    case 'AVRO':
      return avroCodec(schema);
    case 'PROTOBUF':
      return protobufCodec(schema);
    case 'JSON':
      return jsonSchemaCodec;
  }
}
