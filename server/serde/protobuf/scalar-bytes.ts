import { Digits } from '../exact-json.ts';
import { misfit, utf8 } from '../misfit.ts';
import { varint, zigzag } from '../varint.ts';
import { wholeNumber } from '../whole-number.ts';

type Write = (value: unknown, path: string) => Buffer;

/** Protobuf's own types: their bytes, without tag, of a value as its JSON mapping has it, numbers as `Digits`. */
export const scalarBytes: Readonly<Record<string, Write>> = {
  int32: (value, path) => varint(integer(value, path, 32, true)),
  uint32: (value, path) => varint(integer(value, path, 32, false)),
  sint32: (value, path) => zigzag(integer(value, path, 32, true)),
  int64: (value, path) => varint(integer(value, path, 64, true)),
  uint64: (value, path) => varint(integer(value, path, 64, false)),
  sint64: (value, path) => zigzag(integer(value, path, 64, true)),
  fixed32: (value, path) => fixed(integer(value, path, 32, false), 4),
  sfixed32: (value, path) => fixed(integer(value, path, 32, true), 4),
  fixed64: (value, path) => fixed(integer(value, path, 64, false), 8),
  sfixed64: (value, path) => fixed(integer(value, path, 64, true), 8),
  float: (value, path) => floating(value, path, 4),
  double: (value, path) => floating(value, path, 8),
  bool: (value, path) => (typeof value === 'boolean' ? Buffer.of(value ? 1 : 0) : misfit(path, 'true or false', value)),
  string: (value, path) => counted(utf8(value, path)),
  bytes: (value, path) => counted(base64(value, path)),
};

/** Behind their length. */
export function counted(bytes: Buffer): Buffer {
  return Buffer.concat([varint(BigInt(bytes.length)), bytes]);
}

/** A value of an enum by its name, or by its number, which need not have a name. */
export function enumBytes(values: Readonly<Record<string, number>>, value: unknown, path: string): Buffer {
  if (value instanceof Digits) return varint(integer(value, path, 32, true));
  const number = typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : undefined;
  if (number === undefined) return misfit(path, `one of ${Object.keys(values).join(', ')}`, value);
  return varint(BigInt(number));
}

/** As a number or, since readers round those, as text. */
function integer(value: unknown, path: string, bits: 32 | 64, signed: boolean): bigint {
  const text = value instanceof Digits ? value.text : value;
  const number = typeof text === 'string' ? wholeNumber(text) : null;
  if (number === null) return misfit(path, 'a whole number', value);
  const fits = (signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number)) === number;
  return fits ? number : misfit(path, `a number of ${bits} bits${signed ? '' : ' without sign'}`, value);
}

function fixed(value: bigint, size: 4 | 8): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return bytes.subarray(0, size);
}

function floating(value: unknown, path: string, size: 4 | 8): Buffer {
  const text = value instanceof Digits ? value.text : value;
  const named = text === 'NaN' || text === 'Infinity' || text === '-Infinity';
  const digits = typeof text === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  if (!named && !digits) return misfit(path, 'a number', value);
  const number = size === 4 ? Math.fround(Number(text)) : Number(text);
  if (!named && !Number.isFinite(number)) return misfit(path, `a number of ${size * 8} bits`, value);
  const bytes = Buffer.alloc(size);
  if (size === 4) bytes.writeFloatLE(number);
  else bytes.writeDoubleLE(number);
  return bytes;
}

/** In the alphabet of base64 or of base64url, with padding or without. */
function base64(value: unknown, path: string): Buffer {
  if (Buffer.isBuffer(value)) return value;
  const fits = typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value);
  const bare = fits ? value.replace(/=+$/, '') : '';
  if (!fits || bare.length % 4 === 1) return misfit(path, 'bytes in base64', value);
  return Buffer.from(bare, 'base64');
}
