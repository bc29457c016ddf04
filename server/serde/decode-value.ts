import { isUtf8 } from 'node:buffer';
import { exactValue } from './decode-json.ts';
import { isSchemaSerde, type SerdeName } from './decode-payload.ts';
import { looksLikeJson } from './json.ts';
import { framedValue, type Written } from './schema/decode-framed.ts';
import { looksLikeText } from './text.ts';

/** A payload as a filter sees it, by the same rules as it is shown: its fields, JSON's values, else a text, else its bytes. */
export function decodeValue(bytes: Buffer | null, serde: SerdeName, written: Written | null): unknown {
  if (bytes === null) return null;
  if (serde === 'hex' || serde === 'base64') return bytes;
  const auto = serde === 'auto' || isSchemaSerde(serde);
  if (auto && written) {
    const value = framedValue(bytes, written);
    if (value !== undefined) return value;
  }
  if (serde === 'json' || (auto && looksLikeJson(bytes))) {
    const parsed = parse(bytes);
    if (parsed !== undefined) return parsed;
  }
  const text = serde === 'string' || looksLikeText(bytes);
  return text && isUtf8(bytes) ? bytes.toString() : bytes;
}

/** Undefined: it is no JSON. */
function parse(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return exactValue(bytes.toString());
  } catch {
    return undefined;
  }
}
