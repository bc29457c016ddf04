import { hex } from './binary.ts';
import type { Format, Shown } from './format.ts';
import { json, looksLikeJson } from './json.ts';
import { looksLikeText, text } from './text.ts';

/** Chooses the format that shows most and says why. Never refuses: what is not text is shown as bytes. */
export function decodeAuto(bytes: Buffer, whole: boolean): { format: Format; decoded: Shown } {
  if (!looksLikeText(bytes)) {
    return asBytes(bytes, 'shown as bytes: it has control characters that text does not have');
  }
  if (looksLikeJson(bytes)) {
    const decoded = json.decode(bytes, whole);
    if (!('refusal' in decoded)) return { format: json, decoded: { note: 'valid JSON', ...decoded } };
  }
  const decoded = text.decode(bytes, whole);
  if ('refusal' in decoded) return asBytes(bytes, `shown as bytes: ${decoded.refusal}`);
  return { format: text, decoded: { ...decoded, note: 'UTF-8 text' } };
}

function asBytes(bytes: Buffer, note: string): { format: Format; decoded: Shown } {
  return { format: hex, decoded: { text: bytes.toString('hex'), note } };
}
