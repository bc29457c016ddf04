import { isUtf8 } from 'node:buffer';
import type { Format } from './format.ts';

/** UTF-8, unchanged. Bytes that are not UTF-8 are refused: a replacement character would hide what they are. */
export const text: Format = {
  name: 'string',
  decode(bytes, whole) {
    const valid = whole ? bytes : withoutCutCharacter(bytes);
    return isUtf8(valid) ? { text: valid.toString('utf8') } : { refusal: 'not valid UTF-8' };
  },
};

/** Whether a person would take these bytes for text: no control characters but those that text files have. */
export function looksLikeText(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) return false;
  }
  return true;
}

/** Drops the first bytes of a character whose rest was cut off. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
