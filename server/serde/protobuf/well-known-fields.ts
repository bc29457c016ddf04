import { Digits } from '../exact-json.ts';
import { isObject, misfit } from '../misfit.ts';
import { googleName, isWrapper } from './well-known.ts';

type Fields = Record<string, unknown>;

const nanosPerSecond = 1_000_000_000n;

/**
 * The fields of one of Google's own types that Protobuf's JSON mapping writes in a way of its own
 * (https://protobuf.dev/programming-guides/json/); null: it is given by its fields. An Any is not among them. Throws an
 * Error that says where the value does not fit.
 */
export function wellKnownFields(name: string, value: unknown, path: string): Fields | null {
  const short = googleName(name) ?? '';
  switch (short) {
    case 'Timestamp':
      return isObject(value) ? null : (timestamp(value) ?? misfit(path, 'a time such as 2026-11-20T10:00:00Z', value));
    case 'Duration':
      return isObject(value) ? null : (duration(value) ?? misfit(path, 'a duration such as 1.5s', value));
    case 'FieldMask':
      return typeof value === 'string' ? { paths: value.split(',').filter(Boolean).map(snake) } : null;
    case 'Struct':
      return { fields: value };
    case 'ListValue':
      return { values: value };
    case 'Value':
      return anyJson(value);
    default:
      return isWrapper(short) ? { value } : null;
  }
}

/** By the names of JSON, since not every form of a schema keeps those of the file. */
function anyJson(value: unknown): Fields {
  if (value === null) return { nullValue: 'NULL_VALUE' };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (value instanceof Digits) return { numberValue: value };
  return Array.isArray(value) ? { listValue: value } : { structValue: value };
}

function timestamp(value: unknown): Fields | null {
  const form = /^((?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
  const parts = typeof value === 'string' ? form.exec(value) : null;
  const date = new Date(`${parts?.[1]}Z`);
  // A 30th of February is one of March to Date.
  if (!parts || Number.isNaN(date.getTime()) || date.toISOString().slice(0, -5) !== parts[1]) return null;
  const offset = (Number(parts[4] ?? 0) * 60 + Number(parts[5] ?? 0)) * (parts[3] === '-' ? -60 : 60);
  return { seconds: digits(date.getTime() / 1000 - offset), nanos: digits(nanos(parts[2])) };
}

function duration(value: unknown): Fields | null {
  const parts = typeof value === 'string' ? /^(-?)(\d{1,18})(?:\.(\d{1,9}))?s$/.exec(value) : null;
  if (!parts) return null;
  const total = BigInt(parts[2] ?? '') * nanosPerSecond + nanos(parts[3]);
  const signed = parts[1] ? -total : total;
  return { seconds: digits(signed / nanosPerSecond), nanos: digits(signed % nanosPerSecond) };
}

function nanos(fraction = ''): bigint {
  return BigInt(fraction.padEnd(9, '0'));
}

function digits(value: number | bigint): Digits {
  return new Digits(value.toString());
}

function snake(path: string): string {
  return path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
