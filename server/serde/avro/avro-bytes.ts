/** Walks Avro's binary encoding. Methods throw an Error when the bytes end too early. */
export class AvroBytes {
  at = 0;
  readonly #bytes: Buffer;
  /** Items still allowed: a few bytes can claim billions of empty ones. */
  #room: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#room = bytes.length + 100_000;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(length: number): Buffer {
    const start = this.#pass(length);
    return this.#bytes.subarray(start, this.at);
  }

  byte(): number {
    return this.#bytes[this.#pass(1)] as number;
  }

  /** Where the bytes that are passed begin. */
  #pass(length: number): number {
    if (length < 0 || length > this.left)
      throw new Error(`${length} bytes are expected at ${this.at}, ${this.left} left`);
    const start = this.at;
    this.at += length;
    return start;
  }

  /** A zigzag varint of up to 64 bits. */
  long(): bigint {
    const value = this.#whole();
    return typeof value === 'bigint' ? value : BigInt(value);
  }

  /** A bigint only where it takes more than seven bytes. */
  #whole(): number | bigint {
    let low = 0;
    let factor = 1;
    const start = this.at;
    for (let count = 0; count < 7; count++) {
      const byte = this.byte();
      low += (byte & 0x7f) * factor;
      if (byte < 0x80) return low % 2 === 0 ? low / 2 : -(low + 1) / 2;
      factor *= 128;
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
    }
    throw new Error(`a number at ${start} has too many digits`);
  }

  /** A length, count or index. */
  size(): number {
    return Number(this.#whole());
  }

  float(): number {
    return this.#bytes.readFloatLE(this.#pass(4));
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#pass(8));
  }

  passBytes(): void {
    this.#pass(this.size());
  }

  bytes(): Buffer {
    return this.take(this.size());
  }

  /** The items of an array or map: blocks with a count, a negative one with the block's size in bytes behind it. */
  *items(): Generator<void, void, undefined> {
    for (let count = this.size(); count !== 0; count = this.size()) {
      if (count < 0) this.size();
      for (let left = Math.abs(count); left > 0; left--) {
        if (--this.#room < 0) throw new Error('it claims more items than its bytes can hold');
        yield;
      }
    }
  }
}
