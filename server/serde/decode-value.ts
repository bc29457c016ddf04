import { isUtf8 } from 'node:buffer';
import { exactValue } from './decode-json.ts';
import { formats, type PlainSerde } from './formats.ts';
import { hintedFormat, hintsOf } from './hints.ts';
import { internalFor, readInternal } from './internal/read-internal.ts';
import { looksLikeJson } from './json.ts';
import type { JsonParts } from './json-parts.ts';
import { framedValue, type Written } from './schema/decode-framed.ts';
import { isSchemaSerde, type SerdeName } from './serde-name.ts';
import { looksLikeText } from './text.ts';
import { isWindowed, readWindowed } from './windowed.ts';

/**
 * A payload as a filter sees it, by the same rules as it is shown: its fields, JSON's values, else a text, else its
 * bytes. With `parts`, objects may come with those alone.
 */
export function decodeValue(
  bytes: Buffer | null,
  serde: SerdeName,
  written: Written | null,
  parts: JsonParts | null = null,
): unknown {
  if (bytes === null) return null;
  if (serde === 'hex' || serde === 'base64') return bytes;
  if (serde === 'string') return textOrBytes(bytes, true);
  return (written && made(bytes, serde, written, parts)) ?? plain(bytes, serde, parts, written);
}

/** Undefined: it is of no format that needs more than the bytes. */
function made(bytes: Buffer, serde: SerdeName, written: Written, parts: JsonParts | null): unknown {
  if (isWindowed(serde)) {
    const windowed = readWindowed(bytes, serde, written.topic);
    if (!windowed) return undefined;
    const { key, start, end } = windowed;
    const close = end === null ? {} : { end: new Date(Number(end)) };
    return { key: decodeValue(key, 'auto', written), start: new Date(Number(start)), ...close };
  }
  const internal = internalFor(serde, written.topic);
  if (internal !== null) return tried(() => readInternal(internal, bytes, written).value);
  return serde === 'auto' || isSchemaSerde(serde) ? framedValue(bytes, written, parts?.parts ?? null) : undefined;
}

function plain(bytes: Buffer, serde: SerdeName, parts: JsonParts | null, written: Written | null): unknown {
  const format = serde in formats ? formats[serde as PlainSerde] : null;
  const value = format && 'value' in format ? format.value?.(bytes) : undefined;
  if (value !== undefined) return value;
  if (serde === 'json' || looksLikeJson(bytes)) {
    const parsed = isUtf8(bytes) ? (parts?.read(bytes) ?? tried(() => exactValue(bytes.toString()))) : undefined;
    if (parsed !== undefined) return parsed;
  }
  const hinted = written && format === null ? hintedFormat(bytes, hintsOf(written)) : null;
  if (hinted) return hinted.format === 'string' ? bytes.toString() : plain(bytes, hinted.format, null, null);
  return textOrBytes(bytes, looksLikeText(bytes));
}

function textOrBytes(bytes: Buffer, text: boolean): string | Buffer {
  return text && isUtf8(bytes) ? bytes.toString() : bytes;
}

function tried(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
