import { isUtf8 } from 'node:buffer';
import type { SerdeName } from './decode-payload.ts';
import { looksLikeJson } from './json.ts';
import { looksLikeText } from './text.ts';

/** A payload as a filter sees it, by the same rules as it is shown: JSON's values, else a text, else its bytes. */
export function decodeValue(bytes: Buffer | null, serde: SerdeName): unknown {
  if (bytes === null) return null;
  if (serde === 'hex' || serde === 'base64') return bytes;
  if (serde === 'json' || (serde === 'auto' && looksLikeJson(bytes))) {
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
    const text = bytes.toString();
    return /\d{16}/.test(text) ? JSON.parse(text, exact as Reviver) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The third argument is newer than TypeScript's own declaration. */
type Reviver = Parameters<typeof JSON.parse>[1];

/** Whole numbers that a double can't hold keep their digits. */
function exact(_: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !source || !/^-?\d+$/.test(source)) return value;
  return BigInt(source);
}
