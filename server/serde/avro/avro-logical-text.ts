import type { Logical } from './avro-schema.ts';

/** The number of a logical type that is given as text, as `logicalValue` shows it; null: it is none. */
export function numberOfLogical(text: string, logical: string | null): bigint | null {
  if (logical === 'date')
    return /^[+-]?\d{4,6}-\d\d-\d\d$/.test(text) ? millisOf(`${text}T00:00:00Z`, 86_400_000n) : null;
  const time = /^(?:local-)?(timestamp|time)-(millis|micros|nanos)$/.exec(logical ?? '');
  if (!time) return null;
  const digits = { millis: 3, micros: 6, nanos: 9 }[time[2] as 'millis'];
  const parts = /^(.+?)(?:\.(\d{1,9}))?(Z?)$/.exec(time[1] === 'time' ? `1970-01-01T${text}` : text);
  const seconds = parts && millisOf(`${parts[1]}Z`, 1000n);
  if (!parts || seconds === null || (parts[2]?.length ?? 0) > digits) return null;
  return seconds * 10n ** BigInt(digits) + BigInt((parts[2] ?? '').padEnd(digits, '0'));
}

/** The bytes of a decimal, UUID or duration that is given as text; null: it is none, or of another type. */
export function bytesOfLogical(text: string, { name, scale }: Logical, size: number | null): Buffer | null {
  if (name === 'uuid' && size === 16) {
    const hex = text.replaceAll('-', '');
    return /^[\da-f]{32}$/i.test(hex) ? Buffer.from(hex, 'hex') : null;
  }
  if (name === 'duration' && size === 12) return durationBytes(text);
  const parts = name === 'decimal' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
  if (!parts || (parts[3]?.length ?? 0) > scale) return null;
  const digits = BigInt(parts[2] + (parts[3] ?? '').padEnd(scale, '0'));
  return twosComplement(parts[1] ? -digits : digits, size);
}

/** Months, days and milliseconds, as `P1M2DT3.004S`. */
function durationBytes(text: string): Buffer | null {
  const parts = /^P(\d+)M(\d+)DT(\d+)\.(\d{3})S$/.exec(text);
  const numbers = parts ? [Number(parts[1]), Number(parts[2]), Number(`${parts[3]}${parts[4]}`)] : [];
  if (!parts || numbers.some((number) => number > 0xffff_ffff)) return null;
  const bytes = Buffer.alloc(12);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4);
  return bytes;
}

/** In as few bytes as will do, or in exactly `size`; null: they are too few. */
function twosComplement(value: bigint, size: number | null): Buffer | null {
  let length = size ?? 1;
  while (size === null && BigInt.asIntN(length * 8, value) !== value) length++;
  if (BigInt.asIntN(length * 8, value) !== value) return null;
  return Buffer.from(
    BigInt.asUintN(length * 8, value)
      .toString(16)
      .padStart(length * 2, '0'),
    'hex',
  );
}

function millisOf(iso: string, unit: bigint): bigint | null {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : BigInt(ms) / unit;
}
