import { type Batch, describeDamage } from './batch.ts';
import { type InflateOptions, inflateBatch } from './inflate.ts';
import { RecordsError } from './records-error.ts';

export interface RawHeader {
  key: Buffer;
  value: Buffer | null;
}

/**
 * Walks the records of one batch without making objects: the fields say where things lie in `bytes`, and only what is
 * asked for is sliced. A length of -1 is Kafka's null.
 */
export class RecordCursor {
  readonly batch: Batch;
  /** The records, uncompressed. */
  readonly bytes: Buffer;
  /** Where the current record starts, including its length field. */
  start = 0;
  end = 0;
  keyStart = 0;
  keyLength = -1;
  valueStart = 0;
  valueLength = -1;
  readonly #lastOffsetDelta: number;
  #index = 0;
  #at = 0;
  #offsetDelta = -1;
  #timestampDelta: number | bigint = 0;

  /** Throws a RecordsError when the batch can't be inflated. */
  constructor(batch: Batch, options?: InflateOptions) {
    this.batch = batch;
    this.bytes = inflateBatch(batch, options);
    this.#lastOffsetDelta = Number(batch.lastOffset - batch.baseOffset);
  }

  /** Moves to the next record; false after the last. Throws a RecordsError where the bytes make no sense. */
  next(): boolean {
    if (this.#index === this.batch.count) {
      if (this.end !== this.bytes.length) this.#fail(`${this.bytes.length - this.end} bytes follow its last record`);
      return false;
    }
    const before = this.#offsetDelta;
    this.#read(this.end);
    if (this.#offsetDelta <= before || this.#offsetDelta > this.#lastOffsetDelta) {
      this.#offsetDelta = before;
      this.#fail('its offsets are out of order');
    }
    this.#index++;
    return true;
  }

  /** Goes back to a record that `next` has passed, by its `start`. */
  seek(start: number): void {
    this.#read(start);
  }

  get offset(): bigint {
    return this.batch.baseOffset + BigInt(this.#offsetDelta);
  }

  /** Milliseconds since 1970, or -1. A delta that needs more than 64 bits was wrapped by its writer. */
  get timestamp(): bigint {
    if (this.batch.timestampType === 'append') return this.batch.maxTimestamp;
    return BigInt.asIntN(64, this.batch.baseTimestamp + BigInt(this.#timestampDelta));
  }

  /** The next offset that has not been read well. */
  get nextOffset(): bigint {
    return this.batch.baseOffset + BigInt(this.#offsetDelta + 1);
  }

  get key(): Buffer | null {
    return this.keyLength < 0 ? null : this.bytes.subarray(this.keyStart, this.keyStart + this.keyLength);
  }

  get value(): Buffer | null {
    return this.valueLength < 0 ? null : this.bytes.subarray(this.valueStart, this.valueStart + this.valueLength);
  }

  /** Headers in their order, repeated keys included. */
  headers(): RawHeader[] {
    this.#at = this.valueStart + Math.max(0, this.valueLength);
    const count = this.#varint();
    // A header takes two bytes or more, so a claim of millions is refused before it costs memory.
    if (count < 0 || count * 2 > this.end - this.#at) this.#fail(`a record claims ${count} headers`);
    const headers: RawHeader[] = [];
    for (let index = 0; index < count; index++) {
      const key = this.#slice(this.#varint());
      if (key === null) this.#fail('a header has no key');
      else headers.push({ key, value: this.#slice(this.#varint()) });
    }
    if (this.#at !== this.end) this.#fail('a record is longer than its fields');
    return headers;
  }

  #read(start: number): void {
    this.start = start;
    this.#at = start;
    const length = this.#varint();
    this.end = this.#at + length;
    if (length < 6 || this.end > this.bytes.length) this.#fail(`a record claims ${length} bytes`);
    this.#at++; // attributes, unused
    this.#timestampDelta = this.#varlong();
    const offsetDelta = this.#varint();
    this.keyLength = this.#varint();
    this.keyStart = this.#at;
    this.#at += Math.max(0, this.keyLength);
    this.valueLength = this.#varint();
    this.valueStart = this.#at;
    const valueEnd = this.#at + Math.max(0, this.valueLength);
    if (this.keyLength < -1 || this.valueLength < -1 || valueEnd >= this.end) {
      this.#fail('a key or value is longer than its record');
    }
    this.#offsetDelta = offsetDelta;
  }

  #slice(length: number): Buffer | null {
    if (length === -1) return null;
    const start = this.#at;
    this.#at += length;
    if (length < 0 || this.#at > this.end) this.#fail('a header is longer than its record');
    return this.bytes.subarray(start, this.#at);
  }

  // Beyond the last byte `bytes[n]` is undefined, which the arithmetic takes as 0: it ends the loop, and the check of
  // the record's end that follows every read refuses the result.
  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.#at++] as number;
      value |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) return (value >>> 1) ^ -(value & 1);
    }
    return this.#fail('a number has too many digits');
  }

  #varlong(): number | bigint {
    const start = this.#at;
    let value = 0;
    for (let factor = 1; factor <= 2 ** 42; factor *= 128) {
      const byte = this.bytes[this.#at++] as number;
      value += (byte & 0x7f) * factor;
      if (!(byte & 0x80)) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    this.#at = start;
    return this.#wideVarlong();
  }

  #wideVarlong(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.bytes[this.#at++] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (!(byte & 0x80)) return BigInt.asIntN(64, (BigInt.asUintN(64, value) >> 1n) ^ -(value & 1n));
    }
    return this.#fail('a timestamp has too many digits');
  }

  #fail(what: string): never {
    throw new RecordsError('CORRUPT_BATCH', describeDamage(this.batch.bytes, what));
  }
}
