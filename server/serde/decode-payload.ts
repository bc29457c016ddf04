import type { z } from 'zod';
import type { Payload, serdeName } from '../../lib/contracts/messages.ts';
import { decodeAuto } from './auto.ts';
import { base64, hex } from './binary.ts';
import type { Format, Shown } from './format.ts';
import { json } from './json.ts';
import { decodeFramed, type ShownBySchema, type Written } from './schema/decode-framed.ts';
import { text } from './text.ts';

export type SerdeName = z.infer<typeof serdeName>;

export interface PayloadOptions {
  serde: SerdeName;
  /** How many bytes of the payload `text` may show. */
  maxBytes: number;
  /** Add the payload's bytes as base64. */
  raw: boolean;
  /** Absent where no schema is looked for, as in headers. */
  written?: Written;
}

/** The most that is ever given in one piece, as text or as base64; beyond it a reply would not fit into memory well. */
export const MAX_WHOLE_BYTES = 32 * 1024 * 1024;
/** A format with a schema reads a payload from its first byte to its last, also where only its beginning is shown. */
const MAX_SCHEMA_BYTES = 8 * 1024 * 1024;

type SchemaSerde = ShownBySchema['serde'];
const formats: Record<Exclude<SerdeName, 'auto' | SchemaSerde>, Format> = { string: text, json, hex, base64 };

/** Shows a key, a value or a header value. Null stays null, and nothing is cut without `truncated`. */
export function decodePayload(bytes: Buffer | null, options: PayloadOptions): Payload | null {
  if (bytes === null) return null;
  const size = bytes.length;
  if (size === 0) return { size, serde: 'empty', text: '', truncated: false, ...(options.raw && { base64: '' }) };
  const { note, ...shown } = bySchema(bytes, options) ?? byItself(bytes, options, []);
  const withRaw = options.raw && size <= MAX_WHOLE_BYTES;
  const notes = [note];
  if (options.raw && !withRaw) notes.push(`its bytes are more than the ${MAX_WHOLE_BYTES} that are given in one piece`);
  const said = notes.filter((each) => each !== undefined && each !== '').join('; ');
  return { size, ...shown, ...(withRaw && { base64: bytes.toString('base64') }), ...(said !== '' && { note: said }) };
}

type Decoded = Omit<Payload, 'size' | 'base64'>;

/** Null: it has no schema, or is asked for in a format without. */
function bySchema(bytes: Buffer, options: PayloadOptions): Decoded | null {
  const { serde, maxBytes, written } = options;
  if (serde !== 'auto' && !isSchemaSerde(serde)) return null;
  const asked = serde === 'auto' ? [] : [`asked for ${serde}`];
  if (!written?.schemas) {
    return serde === 'auto' ? null : byItself(bytes, options, [...asked, 'but the cluster has no schema registry']);
  }
  if (bytes.length > Math.max(maxBytes, MAX_SCHEMA_BYTES)) {
    return byItself(bytes, options, ['too long to be read with a schema here']);
  }
  const found = decodeFramed(bytes, written);
  if (found === null) return serde === 'auto' ? null : byItself(bytes, options, [...asked, 'but it names no schema']);
  if ('refusal' in found) return byItself(bytes, options, [found.refusal]);
  const { text, note, ...rest } = found;
  const notes = serde === 'auto' || serde === found.serde ? [note] : [`${asked[0]}, but it is ${note}`];
  if (text.length <= maxBytes) return { ...rest, text, truncated: false, note: notes.join('; ') };
  notes.push(`the first ${maxBytes} of ${text.length} characters are shown`);
  return { ...rest, text: text.slice(0, maxBytes).toWellFormed(), truncated: true, note: notes.join('; ') };
}

function byItself(bytes: Buffer, { serde, maxBytes }: PayloadOptions, before: readonly string[]): Decoded {
  const truncated = bytes.length > maxBytes;
  const shown = truncated ? bytes.subarray(0, maxBytes) : bytes;
  const plain = serde === 'auto' || isSchemaSerde(serde);
  const { format, decoded } = plain ? decodeAuto(shown, !truncated) : decodeAs(serde, shown, !truncated);
  const notes = [...before, decoded.note];
  if (truncated) notes.push(`the first ${maxBytes} of ${bytes.length} bytes are shown`);
  return {
    serde: format.name,
    text: decoded.text,
    truncated,
    note: notes.filter((each) => each !== undefined).join('; '),
  };
}

function decodeAs(serde: keyof typeof formats, bytes: Buffer, whole: boolean): { format: Format; decoded: Shown } {
  const decoded = formats[serde].decode(bytes, whole);
  if (!('refusal' in decoded)) return { format: formats[serde], decoded };
  const fallback = decodeAuto(bytes, whole);
  return { ...fallback, decoded: { ...fallback.decoded, note: `asked for ${serde}, but it is ${decoded.refusal}` } };
}

export function isSchemaSerde(serde: SerdeName): serde is SchemaSerde {
  return serde === 'avro' || serde === 'protobuf' || serde === 'json-schema';
}
