import { bytesOf } from '../hex.ts';

export const compact = (text: string) => text.replace(/\s+/g, '');

/** The bytes that are typed in one of the forms that say every one of them. */
export function bytesTyped(form: 'text' | 'json' | 'hex' | 'base64', text: string): Uint8Array {
  if (form === 'base64') return bytesOf(compact(text));
  if (form !== 'hex') return new TextEncoder().encode(text);
  return Uint8Array.from(compact(text).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Null where it is not UTF-8, and with carriage returns: a text area turns them into line feeds. */
export function typeable(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\r') ? null : text;
  } catch {
    return null;
  }
}

/** The schema's id as Confluent's serialisers have it: a zero and four bytes before the payload. Null: there is none. */
export function idInFront(base64: string): number | null {
  const bytes = bytesOf(base64);
  return bytes.length >= 5 && bytes[0] === 0 ? new DataView(bytes.buffer).getInt32(1) : null;
}
