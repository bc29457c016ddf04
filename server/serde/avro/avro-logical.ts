import { Digits } from '../exact-json.ts';
import type { Logical } from './avro-schema.ts';

/** What a logical type makes of a number or of bytes; the value itself where it means nothing for it. */
export function logicalValue(value: bigint | Buffer, logical: Logical | null): unknown {
  if (logical === null) return value;
  return typeof value === 'bigint' ? ofNumber(value, logical.name) : ofBytes(value, logical);
}

function ofNumber(value: bigint, name: string): unknown {
  const time = /^(?:(local)-)?(timestamp|time)-(millis|micros|nanos)$/.exec(name);
  if (name === 'date') return dayText(value) ?? value;
  if (!time) return value;
  const digits = { millis: 3, micros: 6, nanos: 9 }[time[3] as 'millis'];
  if (time[2] === 'time') return timeText(value, digits);
  const text = instantText(value, digits);
  return text === null ? value : `${text}${time[1] ? '' : 'Z'}`;
}

function ofBytes(value: Buffer, { name, scale }: Logical): unknown {
  if (name === 'decimal') return decimal(twosComplement(value), scale);
  if (name === 'uuid' && value.length === 16) return uuidText(value);
  if (name === 'duration' && value.length === 12) {
    const [months, days, millis] = [0, 4, 8].map((at) => value.readUInt32LE(at)) as [number, number, number];
    return `P${months}M${days}DT${scaled(BigInt(millis), 3)}S`;
  }
  return value;
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function twosComplement(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
}

const mostScale = 1000;

function decimal(unscaled: bigint, scale: number): unknown {
  return new Digits(scale >= 0 && scale <= mostScale ? scaled(unscaled, scale) : `${unscaled}e${-scale}`);
}

/** `1234` with three digits behind the point: `1.234`. */
function scaled(value: bigint, scale: number): string {
  if (scale === 0) return value.toString();
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function dayText(days: bigint): string | null {
  return isoOf(days * 86_400_000n)?.slice(0, -14) ?? null;
}

function timeText(value: bigint, digits: number): unknown {
  const perSecond = 10n ** BigInt(digits);
  if (value < 0n || value >= 86_400n * perSecond) return value;
  return `${isoOf((value / perSecond) * 1000n)?.slice(11, 19)}.${fraction(value % perSecond, digits)}`;
}

function instantText(value: bigint, digits: number): string | null {
  const perSecond = 10n ** BigInt(digits);
  const part = ((value % perSecond) + perSecond) % perSecond;
  const seconds = isoOf(((value - part) / perSecond) * 1000n);
  return seconds && `${seconds.slice(0, -5)}.${fraction(part, digits)}`;
}

function fraction(part: bigint, digits: number): string {
  return part.toString().padStart(digits, '0');
}

/** Null: outside what a calendar of JavaScript knows. */
function isoOf(ms: bigint): string | null {
  const date = new Date(Number(ms));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
