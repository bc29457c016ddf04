import type { RecordCursor } from '../../kafka/records/record-cursor.ts';
import type { SerdeName } from '../../serde/decode-payload.ts';
import { decodeValue } from '../../serde/decode-value.ts';
import type { RecordFields } from './environment.ts';

export interface Serdes {
  keySerde: SerdeName;
  valueSerde: SerdeName;
}

/** The record that a cursor stands on, for filters: each field is decoded when it is first asked for. */
export class RecordView implements RecordFields {
  readonly partition: bigint;
  readonly #record: RecordCursor;
  readonly #serdes: Serdes;
  #key: unknown;
  #value: unknown;

  constructor(record: RecordCursor, partition: number, serdes: Serdes) {
    this.#record = record;
    this.#serdes = serdes;
    this.partition = BigInt(partition);
  }

  get key(): unknown {
    if (this.#key === undefined) this.#key = decodeValue(this.#record.key, this.#serdes.keySerde);
    return this.#key;
  }

  get value(): unknown {
    if (this.#value === undefined) this.#value = decodeValue(this.#record.value, this.#serdes.valueSerde);
    return this.#value;
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
    return headers.map(({ key, value }) => ({ key: key.toString(), value: decodeValue(value, 'string') }));
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
