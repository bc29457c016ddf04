/** Seven bits a byte, the lowest first, as Avro and Protobuf write numbers. `value` is taken as 64 bits without sign. */
export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.of(...bytes, Number(rest));
}

/** The same of a number with its sign: small ones stay short. */
export function zigzag(value: bigint): Buffer {
  return varint((value << 1n) ^ (value >> 63n));
}
