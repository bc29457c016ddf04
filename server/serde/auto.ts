import { hex } from './binary.ts';
import type { Format, Shown } from './format.ts';
import { formats } from './formats.ts';
import { type Hints, hintedFormat, unmetHint } from './hints.ts';
import { json, looksLikeJson } from './json.ts';
import { looksLikeText, text } from './text.ts';

/**
 * Chooses the format that shows most and says why. Never refuses: what is not text is shown as bytes. `hints` decide
 * where the bytes leave it open.
 */
export function decodeAuto(
  bytes: Buffer,
  whole: boolean,
  hints: Hints | null = null,
): { format: Format; decoded: Shown } {
  const isText = looksLikeText(bytes);
  if (isText && looksLikeJson(bytes)) {
    const decoded = json.decode(bytes, whole);
    if (!('refusal' in decoded)) return { format: json, decoded: { note: 'valid JSON', ...decoded } };
  }
  if (hints === null) return byBytes(bytes, whole, isText);
  const hinted = whole ? hintedFormat(bytes, hints) : null;
  const shown = hinted && formats[hinted.format].decode(bytes, whole);
  if (shown && !('refusal' in shown))
    return { format: formats[hinted.format], decoded: { ...shown, note: hinted.note } };
  const { format, decoded } = byBytes(bytes, whole, isText);
  const note = [decoded.note, unmetHint(hints)].filter((each) => each !== null).join('; ');
  return { format, decoded: { ...decoded, note } };
}

function byBytes(bytes: Buffer, whole: boolean, isText: boolean): { format: Format; decoded: Shown } {
  if (!isText) return asBytes(bytes, 'shown as bytes: it has control characters that text does not have');
  const decoded = text.decode(bytes, whole);
  if ('refusal' in decoded) return asBytes(bytes, `shown as bytes: ${decoded.refusal}`);
  return { format: text, decoded: { ...decoded, note: 'UTF-8 text' } };
}

function asBytes(bytes: Buffer, note: string): { format: Format; decoded: Shown } {
  return { format: hex, decoded: { text: bytes.toString('hex'), note } };
}
