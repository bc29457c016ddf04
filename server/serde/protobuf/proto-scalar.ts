import { isUtf8 } from 'node:buffer';
import { shortFloat } from '../exact-json.ts';
import type { ProtoBytes } from './proto-bytes.ts';

interface Scalar {
  wireType: number;
  read(from: ProtoBytes): unknown;
  empty: unknown;
}

const int32 = (value: bigint) => Number(BigInt.asIntN(32, value));
const zigzag = (value: bigint) => (value >> 1n) ^ -(value & 1n);

/** Protobuf's own types: how their bytes are read, and what a field without presence is when it is absent. */
export const scalars: Readonly<Record<string, Scalar>> = {
  int32: { wireType: 0, read: (from) => int32(from.varint()), empty: 0 },
  uint32: { wireType: 0, read: (from) => Number(BigInt.asUintN(32, from.varint())), empty: 0 },
  sint32: { wireType: 0, read: (from) => int32(zigzag(BigInt.asUintN(32, from.varint()))), empty: 0 },
  int64: { wireType: 0, read: (from) => BigInt.asIntN(64, from.varint()), empty: 0n },
  uint64: { wireType: 0, read: (from) => from.varint(), empty: 0n },
  sint64: { wireType: 0, read: (from) => BigInt.asIntN(64, zigzag(from.varint())), empty: 0n },
  bool: { wireType: 0, read: (from) => from.varint() !== 0n, empty: false },
  fixed64: { wireType: 1, read: (from) => from.take(8).readBigUInt64LE(), empty: 0n },
  sfixed64: { wireType: 1, read: (from) => from.take(8).readBigInt64LE(), empty: 0n },
  double: { wireType: 1, read: (from) => from.take(8).readDoubleLE(), empty: 0 },
  fixed32: { wireType: 5, read: (from) => from.take(4).readUInt32LE(), empty: 0 },
  sfixed32: { wireType: 5, read: (from) => from.take(4).readInt32LE(), empty: 0 },
  float: { wireType: 5, read: (from) => shortFloat(from.take(4).readFloatLE()), empty: 0 },
  string: { wireType: 2, read: (from) => textOrBytes(from.bytes()), empty: '' },
  bytes: { wireType: 2, read: (from) => from.bytes(), empty: Buffer.alloc(0) },
};

/** proto2 lets anything into a string: bytes that are no text stay bytes. */
function textOrBytes(bytes: Buffer): string | Buffer {
  return isUtf8(bytes) ? bytes.toString() : bytes;
}
