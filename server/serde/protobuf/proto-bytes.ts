/** Walks Protobuf's wire format. Methods throw an Error when the bytes make no sense. */
export class ProtoBytes {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(length: number): Buffer {
    if (length > this.left) throw new Error(`${length} bytes are expected at ${this.at}, ${this.left} left`);
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** Unsigned, of up to 64 bits. */
  varint(): bigint {
    const start = this.at;
    let low = 0;
    let factor = 1;
    for (let count = 0; count < 7; count++) {
      const byte = this.take(1)[0] as number;
      low += (byte & 0x7f) * factor;
      if (byte < 0x80) return BigInt(low);
      factor *= 128;
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.take(1)[0] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new Error(`a number at ${start} has too many digits`);
  }

  /** A length or a tag. */
  size(): number {
    const size = Number(this.varint());
    if (size > 0xffff_ffff) throw new Error(`a length of ${size} at ${this.at} is impossible`);
    return size;
  }

  bytes(): Buffer {
    return this.take(this.size());
  }

  /** What lies in a field of this wire type, its tag being read; of groups what is inside. */
  field(wireType: number, number: number): Buffer {
    const start = this.at;
    switch (wireType) {
      case 0:
        this.varint();
        return this.#bytes.subarray(start, this.at);
      case 1:
        return this.take(8);
      case 2:
        return this.bytes();
      case 3:
        return this.#group(number);
      case 5:
        return this.take(4);
      default:
        throw new Error(`wire type ${wireType} of field ${number} does not exist`);
    }
  }

  #group(number: number): Buffer {
    const start = this.at;
    for (;;) {
      const before = this.at;
      const tag = this.size();
      if ((tag & 7) === 4 && tag >>> 3 === number) return this.#bytes.subarray(start, before);
      this.field(tag & 7, tag >>> 3);
    }
  }
}
