/** The bytes are not the message they should be. `offset` is where reading failed. */
export class MalformedMessage extends Error {
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(`${problem} at byte ${offset}`);
    this.name = 'MalformedMessage';
    this.offset = offset;
  }
}

const twoTo32 = 0x1_0000_0000;

/** Reads Kafka's primitive types; every read is checked against the end. Byte fields are views, not copies. */
export class Reader {
  offset = 0;
  readonly #bytes: Buffer;
  #end: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#end = bytes.length;
  }

  get remaining(): number {
    return this.#end - this.offset;
  }

  int8(): number {
    const at = this.#take(1);
    return ((this.#bytes[at] as number) << 24) >> 24;
  }

  int16(): number {
    const at = this.#take(2);
    const bytes = this.#bytes;
    return (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number);
  }

  uint16(): number {
    return this.int16() & 0xffff;
  }

  int32(): number {
    const at = this.#take(4);
    const bytes = this.#bytes;
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    );
  }

  int64(): bigint {
    const high = this.int32();
    const low = this.int32() >>> 0;
    // Most values are small; one conversion is cheaper than shifting bigints.
    if (high >= -0x20_0000 && high < 0x20_0000) return BigInt(high * twoTo32 + low);
    return (BigInt(high) << 32n) | BigInt(low);
  }

  float64(): number {
    return this.#bytes.readDoubleBE(this.#take(8));
  }

  /** An unsigned variable-length integer of at most 32 bits. */
  uvarint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#bytes[this.#take(1)] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    const last = this.#bytes[this.#take(1)] as number;
    if (last > 0x0f) throw this.malformed('A number is too long');
    return (value | (last << 28)) >>> 0;
  }

  utf8(length: number): string {
    const at = this.#take(length);
    return this.#bytes.toString('utf8', at, at + length);
  }

  bytes(length: number): Buffer {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Kafka prints ids as base64 without padding; so do we. */
  uuid(): string {
    const at = this.#take(16);
    return this.#bytes.toString('base64url', at, at + 16);
  }

  /** Runs `read` on the next `length` bytes alone; it must use them up. */
  within<T>(length: number, read: () => T): T {
    const end = this.#end;
    const limit = this.#take(length) + length;
    this.offset = limit - length;
    this.#end = limit;
    const value = read();
    if (this.offset !== limit) throw this.malformed(`${limit - this.offset} bytes are left over`);
    this.#end = end;
    return value;
  }

  malformed(problem: string): MalformedMessage {
    return new MalformedMessage(problem, this.offset);
  }

  #take(length: number): number {
    const at = this.offset;
    if (length > this.#end - at) throw this.malformed(`${length} bytes are needed and ${this.#end - at} are left`);
    this.offset = at + length;
    return at;
  }
}
