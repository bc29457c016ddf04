import { isUtf8 } from 'node:buffer';
import type { PlainSerde } from './formats.ts';
import type { Written } from './schema/decode-framed.ts';
import type { Header } from './schema/framing.ts';
import { looksLikeText } from './text.ts';
import { isUuid, type Usual } from './usual.ts';

/** What tells the format of a payload beside its bytes. */
export interface Hints {
  /** What the topic's other payloads are. */
  usual: Usual | null;
  /** What a header says, in lower case and without parameters; asked for only where the bytes leave it open. */
  mediaType(): string | null;
}

/** What is said of a payload where it lies; of keys no header says anything. */
export function hintsOf({ part, headers, usual = null }: Written): Hints {
  return { usual, mediaType: () => (part === 'value' ? mediaTypeIn(headers()) : null) };
}

interface Hinted {
  format: PlainSerde;
  note: string;
}

const isJsonType = /^(application|text)\/([\w.-]+\+)?json$/;

/**
 * The format of a payload whose bytes leave it open: a header knows better than the topic's other payloads. Null: what
 * is said does not fit, or nothing is.
 */
export function hintedFormat(bytes: Buffer, { usual, mediaType }: Hints): Hinted | null {
  const type = mediaType();
  if (type !== null && isJsonType.test(type) && isJsonScalar(bytes)) {
    return { format: 'json', note: `JSON, as its header says (${type})` };
  }
  if (type?.startsWith('text/') && isUtf8(bytes)) {
    return { format: 'string', note: `UTF-8 text, as its header says (${type})` };
  }
  if (usual === null || !fits(bytes, usual)) return null;
  const also = looksLikeText(bytes) && isUtf8(bytes) ? '; the bytes would also be text' : '';
  return { format: usual, note: `${words[usual]}, as the others of this topic${also}` };
}

/** Why a header that names a format was of no help; null: it names none that is known here. */
export function unmetHint({ mediaType }: Hints): string | null {
  const type = mediaType();
  if (type === null) return null;
  if (isJsonType.test(type)) return `its header says ${type}, but it is not JSON`;
  if (/avro/.test(type)) return `its header says ${type}, but it names no schema that is known`;
  if (!/protobuf/.test(type)) return null;
  return `its header says ${type}: protobuf-raw shows it without a schema, the configuration can name its message`;
}

const contentType = new Set(['content-type', 'contenttype', 'content_type']);

/** Of a value: what its `content-type` says, which some frameworks write as JSON, in quotes. */
function mediaTypeIn(headers: readonly Header[]): string | null {
  for (const { key, value } of headers) {
    if (value === null || !contentType.has(key.toString('latin1').toLowerCase())) continue;
    const [type = ''] = value.toString('latin1').toLowerCase().replaceAll('"', '').split(';');
    return type.trim();
  }
  return null;
}

const words: Record<Usual, string> = {
  json: 'JSON',
  int64: 'long',
  int32: 'int',
  double: 'double',
  uuid: 'UUID',
};

function fits(bytes: Buffer, usual: Usual): boolean {
  switch (usual) {
    case 'json':
      return isJsonScalar(bytes);
    case 'int32':
      return bytes.length === 4;
    case 'int64':
    case 'double':
      return bytes.length === 8;
    case 'uuid':
      return isUuid(bytes);
  }
}

/** A lone number, text or word of JSON: what else JSON is, its first byte tells. */
function isJsonScalar(bytes: Buffer): boolean {
  if (!isUtf8(bytes) || !/^\s*["\-\dtfn]/.test(bytes.toString('latin1', 0, 16))) return false;
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
