/** Kafka's variable-length numbers: zigzag, seven bits a byte, the lowest first ("sint32" and "sint64" of protobuf). */

/** Bytes that an int32 takes: 1 to 5. */
export function varintSize(value: number): number {
  const zigzag = (value << 1) ^ (value >> 31);
  return ((38 - Math.clz32(zigzag | 1)) / 7) | 0;
}

/** Gives the position after what it wrote. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let position = at;
  let zigzag = (value << 1) ^ (value >> 31);
  for (; zigzag & ~0x7f; zigzag >>>= 7) bytes[position++] = (zigzag & 0x7f) | 0x80;
  bytes[position++] = zigzag;
  return position;
}

/** Bytes that an int64 takes: 1 to 10. */
export function varlongSize(value: bigint): number {
  const near = Number(value);
  if (near === (near | 0)) return varintSize(near);
  let size = 1;
  for (let rest = zigzag64(value) >> 7n; rest > 0n; rest >>= 7n) size++;
  return size;
}

/** Gives the position after what it wrote. */
export function writeVarlong(bytes: Uint8Array, at: number, value: bigint): number {
  const near = Number(value);
  if (near === (near | 0)) return writeVarint(bytes, at, near);
  let position = at;
  let rest = zigzag64(value);
  for (; rest > 0x7fn; rest >>= 7n) bytes[position++] = Number(rest & 0x7fn) | 0x80;
  bytes[position++] = Number(rest);
  return position;
}

/** A difference of two int64 may need 65 bits: it wraps, and wraps back when the reader adds it. */
function zigzag64(value: bigint): bigint {
  const wrapped = BigInt.asIntN(64, value);
  return BigInt.asUintN(64, (wrapped << 1n) ^ (wrapped >> 63n));
}
