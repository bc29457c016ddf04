import type { z } from 'zod';
import type { Payload, serdeName } from '../../lib/contracts/messages.ts';
import { decodeAuto } from './auto.ts';
import { base64, hex } from './binary.ts';
import type { Format, Shown } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

export type SerdeName = z.infer<typeof serdeName>;

export interface PayloadOptions {
  serde: SerdeName;
  /** How many bytes of the payload `text` may show. */
  maxBytes: number;
  /** Add the payload's bytes as base64. */
  raw: boolean;
}

/** The most that is ever given in one piece, as text or as base64; beyond it a reply would not fit into memory well. */
export const MAX_WHOLE_BYTES = 32 * 1024 * 1024;

const formats: Record<Exclude<SerdeName, 'auto'>, Format> = { string: text, json, hex, base64 };

/** Shows a key, a value or a header value. Null stays null, and nothing is cut without `truncated`. */
export function decodePayload(bytes: Buffer | null, { serde, maxBytes, raw }: PayloadOptions): Payload | null {
  if (bytes === null) return null;
  const size = bytes.length;
  if (size === 0) return { size, serde: 'empty', text: '', truncated: false, ...(raw && { base64: '' }) };
  const truncated = size > maxBytes;
  const shown = truncated ? bytes.subarray(0, maxBytes) : bytes;
  const { format, decoded } = serde === 'auto' ? decodeAuto(shown, !truncated) : decodeAs(serde, shown, !truncated);
  const notes = [decoded.note];
  if (truncated) notes.push(`the first ${maxBytes} of ${size} bytes are shown`);
  const withRaw = raw && size <= MAX_WHOLE_BYTES;
  if (raw && !withRaw) notes.push(`its bytes are more than the ${MAX_WHOLE_BYTES} that are given in one piece`);
  const note = notes.filter((each) => each !== undefined).join('; ');
  return {
    size,
    serde: format.name,
    text: decoded.text,
    truncated,
    ...(withRaw && { base64: bytes.toString('base64') }),
    ...(note !== '' && { note }),
  };
}

function decodeAs(
  serde: Exclude<SerdeName, 'auto'>,
  bytes: Buffer,
  whole: boolean,
): { format: Format; decoded: Shown } {
  const decoded = formats[serde].decode(bytes, whole);
  if (!('refusal' in decoded)) return { format: formats[serde], decoded };
  const fallback = decodeAuto(bytes, whole);
  return { ...fallback, decoded: { ...fallback.decoded, note: `asked for ${serde}, but it is ${decoded.refusal}` } };
}
