/** Numbers as zigzag varints of up to 64 bits: the closer to 0, the shorter. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): void {
    this.#bytes.push(value);
  }

  raw(bytes: Buffer): void {
    this.#bytes.push(...bytes);
  }

  signed(value: bigint): void {
    let rest = value < 0n ? -value * 2n - 1n : value * 2n;
    while (rest > 127n) {
      this.#bytes.push(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    this.#bytes.push(Number(rest));
  }

  optional(value: bigint | null): void {
    this.byte(value === null ? 0 : 1);
    if (value !== null) this.signed(value);
  }

  done(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/** Reads what a ByteWriter wrote; throws where bytes are missing. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  raw(length: number): Buffer {
    if (length > this.left) throw new RangeError('bytes are missing');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  signed(): bigint {
    let value = 0n;
    for (let shift = 0n; shift <= 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value & 1n ? -(value + 1n) / 2n : value / 2n;
    }
    throw new RangeError('a number has too many digits');
  }

  optional(): bigint | null {
    return this.byte() === 0 ? null : this.signed();
  }
}
