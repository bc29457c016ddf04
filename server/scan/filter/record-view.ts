import type { RecordCursor } from '../../kafka/records/record-cursor.ts';
import { decodeValue } from '../../serde/decode-value.ts';
import type { JsonParts } from '../../serde/json-parts.ts';
import type { Written } from '../../serde/schema/decode-framed.ts';
import type { Part } from '../../serde/schema/framing.ts';
import type { Messages } from '../../serde/schema/schema-source.ts';
import type { Schemas } from '../../serde/schema/schemas.ts';
import type { SerdeName } from '../../serde/serde-name.ts';
import type { Usuals } from '../../serde/usual.ts';
import type { RecordFields } from './environment.ts';

/** How a record's bytes become fields. */
export interface Decoding {
  topic: string;
  keySerde: SerdeName;
  valueSerde: SerdeName;
  /** Null: the cluster has no schemas. */
  schemas: Schemas | null;
  /** What the configuration says that payloads are; absent: nothing. */
  messages?: Messages;
  /** What the topic's payloads usually are; absent: not known. */
  usuals?: Usuals;
}

/** Where a key or value of the cursor's record lies. */
export function writtenIn(record: RecordCursor, part: Part, { topic, schemas, messages, usuals }: Decoding): Written {
  const told = { message: messages?.[part] ?? null, usual: usuals?.[part] ?? null };
  return { topic, part, schemas, headers: () => record.headers(), key: record.key, ...told };
}

/** The fields of JSON that are asked for; null: all of them. */
export type AskedParts = Record<'key' | 'value', JsonParts | null>;

const everything: AskedParts = { key: null, value: null };

/** The record that a cursor stands on, for filters: each field is decoded when it is first asked for. */
export class RecordView implements RecordFields {
  readonly partition: bigint;
  readonly #record: RecordCursor;
  readonly #decoding: Decoding;
  readonly #parts: AskedParts;
  #key: unknown;
  #value: unknown;

  constructor(record: RecordCursor, partition: number, decoding: Decoding, parts: AskedParts = everything) {
    this.#record = record;
    this.#decoding = decoding;
    this.#parts = parts;
    this.partition = BigInt(partition);
  }

  get key(): unknown {
    if (this.#key === undefined) this.#key = this.#decode(this.#record.key, 'key');
    return this.#key;
  }

  get value(): unknown {
    if (this.#value === undefined) this.#value = this.#decode(this.#record.value, 'value');
    return this.#value;
  }

  #decode(bytes: Buffer | null, part: 'key' | 'value'): unknown {
    const written = writtenIn(this.#record, part, this.#decoding);
    return decodeValue(bytes, this.#decoding[`${part}Serde`], written, this.#parts[part]);
  }

  get keyText(): string | null {
    return this.#record.key?.toString() ?? null;
  }

  get valueText(): string | null {
    return this.#record.value?.toString() ?? null;
  }

  get headers(): ReadonlyMap<string, unknown> {
    return new Map(this.headerList.map(({ key, value }) => [key, value]));
  }

  get headerList(): { key: string; value: unknown }[] {
    const headers = this.#record.headers();
    return headers.map(({ key, value }) => ({ key: key.toString(), value: decodeValue(value, 'string', null) }));
  }

  get offset(): bigint {
    return this.#record.offset;
  }

  get timestamp(): Date | null {
    const time = Number(this.#record.timestamp);
    return time === -1 ? null : new Date(time);
  }

  get size(): bigint {
    return BigInt(this.#record.end - this.#record.start);
  }
}
