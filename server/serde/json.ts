import type { Format } from './format.ts';
import { text } from './text.ts';

/** JSON as it was written: checked, but not formatted anew, so every digit and every repeated key stays. */
export const json: Format = {
  name: 'json',
  decode(bytes, whole) {
    const decoded = text.decode(bytes, whole);
    if ('refusal' in decoded) return decoded;
    if (!whole) return { ...decoded, note: 'begins like JSON; too long to be checked here' };
    try {
      JSON.parse(decoded.text);
      return decoded;
    } catch (error) {
      return { refusal: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
    }
  },
};

/** Objects and arrays; a lone number or word is more likely a plain text. */
export function looksLikeJson(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) continue;
    return byte === 0x7b || byte === 0x5b;
  }
  return false;
}
