import type { Payload } from '../../lib/contracts/messages.ts';
import { decodeAuto } from './auto.ts';
import { exactJson } from './exact-json.ts';
import type { Format, Shown } from './format.ts';
import { formats, type PlainSerde } from './formats.ts';
import { hintsOf } from './hints.ts';
import { internalFor, readInternal } from './internal/read-internal.ts';
import { decodeFramed, type Written } from './schema/decode-framed.ts';
import { isSchemaSerde, type SerdeName } from './serde-name.ts';
import { isWindowed, readWindowed, windowedText } from './windowed.ts';

export interface PayloadOptions {
  serde: SerdeName;
  /** How many bytes of the payload `text` may show. */
  maxBytes: number;
  /** Add the payload's bytes as base64. */
  raw: boolean;
  /** Absent where only the bytes tell what they are, as in headers. */
  written?: Written;
}

/** The most that is ever given in one piece, as text or as base64; beyond it a reply would not fit into memory well. */
export const MAX_WHOLE_BYTES = 32 * 1024 * 1024;
/** A format with a schema reads a payload from its first byte to its last, also where only its beginning is shown. */
const MAX_SCHEMA_BYTES = 8 * 1024 * 1024;

type Decoded = Omit<Payload, 'size' | 'base64'>;

/** Shows a key, a value or a header value. Null stays null, and nothing is cut without `truncated`. */
export function decodePayload(bytes: Buffer | null, options: PayloadOptions): Payload | null {
  if (bytes === null) return null;
  const size = bytes.length;
  if (size === 0 && !isEmptyMessage(options))
    return { size, serde: 'empty', text: '', truncated: false, ...(options.raw && { base64: '' }) };
  const { note, ...shown } = decoded(bytes, options);
  const withRaw = options.raw && size <= MAX_WHOLE_BYTES;
  const notes = [note];
  if (options.raw && !withRaw) notes.push(`its bytes are more than the ${MAX_WHOLE_BYTES} that are given in one piece`);
  const said = notes.filter((each) => each !== undefined && each !== '').join('; ');
  return { size, ...shown, ...(withRaw && { base64: bytes.toString('base64') }), ...(said !== '' && { note: said }) };
}

/** A Protobuf message of nothing but defaults has no bytes. */
function isEmptyMessage({ serde, written }: PayloadOptions): boolean {
  return Boolean(written?.message) && (serde === 'auto' || serde === 'protobuf');
}

function decoded(bytes: Buffer, options: PayloadOptions): Decoded {
  if (isWindowed(options.serde)) return windowed(bytes, options);
  return byTopic(bytes, options) ?? bySchema(bytes, options) ?? byItself(bytes, options, []);
}

/** Null: it is not of a topic that Kafka itself writes, or is asked for in another format. */
function byTopic(bytes: Buffer, options: PayloadOptions): Decoded | null {
  const { serde, written } = options;
  const internal = written ? internalFor(serde, written.topic) : null;
  if (!written || internal === null) return null;
  try {
    const { name, value } = readInternal(internal, bytes, written);
    return fitted({ serde: internal, text: exactJson(value, 'base64') }, [`Kafka's ${name}`], options.maxBytes);
  } catch (error) {
    const reason = `not what Kafka writes there: ${error instanceof Error ? error.message : error}`;
    return byItself(bytes, options, [reason]);
  }
}

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
  const { note, ...rest } = found;
  const said = serde === 'auto' || serde === found.serde ? note : `${asked[0]}, but it is ${note}`;
  return fitted(rest, [said], maxBytes);
}

function windowed(bytes: Buffer, options: PayloadOptions): Decoded {
  const { serde, written, maxBytes } = options;
  const found = isWindowed(serde) ? readWindowed(bytes, serde, written?.topic ?? '') : null;
  if (!found || !isWindowed(serde)) return byItself(bytes, options, [`asked for ${serde}, but the bytes are too few`]);
  const key = decodePayload(found.key, { ...options, serde: 'auto', raw: false });
  const notes = key?.note === undefined ? [] : [`the key inside: ${key.note}`];
  return fitted({ serde, text: windowedText(found, key) }, notes, maxBytes);
}

/** Text that was made from the payload, as much of it as may be shown. */
function fitted(made: Omit<Decoded, 'truncated' | 'note'>, notes: string[], maxBytes: number): Decoded {
  const truncated = made.text.length > maxBytes;
  if (truncated) notes.push(`the first ${maxBytes} of ${made.text.length} characters are shown`);
  const text = truncated ? made.text.slice(0, maxBytes).toWellFormed() : made.text;
  return { ...made, text, truncated, note: notes.join('; ') };
}

function byItself(bytes: Buffer, { serde, maxBytes, written }: PayloadOptions, before: readonly string[]): Decoded {
  const truncated = bytes.length > maxBytes;
  const shown = truncated ? bytes.subarray(0, maxBytes) : bytes;
  const { format, decoded } =
    serde in formats
      ? decodeAs(serde as PlainSerde, shown, !truncated)
      : decodeAuto(shown, !truncated, written ? hintsOf(written) : null);
  const notes = [...before, decoded.note];
  if (truncated) notes.push(`the first ${maxBytes} of ${bytes.length} bytes are shown`);
  return {
    serde: format.name,
    text: decoded.text,
    truncated,
    note: notes.filter((each) => each !== undefined).join('; '),
  };
}

function decodeAs(serde: PlainSerde, bytes: Buffer, whole: boolean): { format: Format; decoded: Shown } {
  const decoded = formats[serde].decode(bytes, whole);
  if (!('refusal' in decoded)) return { format: formats[serde], decoded };
  const fallback = decodeAuto(bytes, whole);
  return { ...fallback, decoded: { ...fallback.decoded, note: `asked for ${serde}, but it is ${decoded.refusal}` } };
}
