import type { PayloadInput } from '@/lib/contracts/produce.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { bytesOf } from '../hex.ts';

export const forms = ['text', 'json', 'hex', 'base64', 'null'] as const;
export type Form = (typeof forms)[number];

/** What somebody types for a key or a value, and how it is meant. With `null` the text waits for another form. */
export interface PayloadDraft {
  form: Form;
  text: string;
}

export interface Fault {
  message: string;
  /** Where, in characters from the start. */
  at?: number;
}

/** Why it can't be written as it stands, its place in words; null: it can. */
export function faultOf(draft: PayloadDraft): Fault | null {
  const fault = flawOf(draft);
  return fault && inPlace(draft.text, fault);
}

/** The same fault, its words beginning with the place. */
export function inPlace(text: string, { message, at }: Fault): Fault {
  if (at === undefined) return { message };
  const before = text.slice(0, at).split('\n');
  return { message: `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${message}`, at };
}

/** The fault without the words for its place. */
export function flawOf({ form, text }: PayloadDraft): Fault | null {
  switch (form) {
    case 'null':
      return null;
    case 'text':
      return text.isWellFormed() ? null : { message: 'Half of a character stands here. Use hex for these bytes.' };
    case 'json':
      return jsonFault(text);
    case 'hex':
      return hexFault(text);
    case 'base64':
      return base64Fault(text);
  }
}

function jsonFault(text: string): Fault | null {
  if (text.trim() === '') return { message: 'Empty is not JSON. Choose Text for an empty payload.' };
  const parsed = parseJson(text);
  if (parsed.ok || parsed.reason !== 'syntax') return null;
  return { message: `${parsed.message}.`, at: parsed.at };
}

function hexFault(text: string): Fault | null {
  const at = text.search(/[^0-9A-Fa-f\s]/);
  if (at !== -1) return { message: `${JSON.stringify(text.charAt(at))} is not a hexadecimal digit.`, at };
  return compact(text).length % 2 === 0 ? null : { message: 'A digit is missing: a byte has two.', at: text.length };
}

function base64Fault(text: string): Fault | null {
  const at = text.search(/[^A-Za-z0-9+/=\s]/);
  if (at !== -1) return { message: `${JSON.stringify(text.charAt(at))} is not a character of base64.`, at };
  const letters = compact(text);
  if (letters.length % 4 === 0 && /^[^=]*={0,2}$/.test(letters)) return null;
  return { message: 'Base64 has groups of four characters; the last is filled up with =.', at: text.length };
}

const compact = (text: string) => text.replace(/\s+/g, '');

/** As the API takes it. JSON goes as text: exactly what was typed is written. */
export function inputOf({ form, text }: PayloadDraft): PayloadInput {
  if (form === 'null') return null;
  if (form === 'hex') return { hex: compact(text) };
  return form === 'base64' ? { base64: compact(text) } : { text };
}

/**
 * The same bytes in another form; what has no bytes yet keeps its text. Null: bytes that are no text stay as they are.
 */
export function inForm(draft: PayloadDraft, form: Form): PayloadDraft | null {
  if (form === 'null' || draft.form === 'null' || flawOf(draft)) return { form, text: draft.text };
  const bytes = bytesOfDraft(draft);
  if (form === 'hex') return { form, text: hexOf(bytes) };
  if (form === 'base64') return { form, text: base64Of(bytes) };
  const text = typeable(bytes);
  return text === null ? null : { form, text };
}

/** Line by line, where each is a payload of its own. */
export function linesInForm({ form: before, text }: PayloadDraft, form: Form): PayloadDraft | null {
  const lines = text.split('\n').map((line) => inForm({ form: before, text: line }, form)?.text);
  return lines.includes(undefined) ? null : { form, text: lines.join('\n') };
}

/** A payload that exists, byte for byte: as text where a text area can hold it unchanged. */
export function draftOf(payload: { base64: string; serde: string } | null): PayloadDraft {
  if (payload === null) return { form: 'null', text: '' };
  const { base64, serde } = payload;
  const text = typeable(bytesOf(base64));
  if (text === null) return { form: 'base64', text: base64 };
  return { form: serde === 'json' ? 'json' : 'text', text };
}

function bytesOfDraft({ form, text }: PayloadDraft): Uint8Array {
  if (form === 'base64') return bytesOf(compact(text));
  if (form !== 'hex') return new TextEncoder().encode(text);
  return Uint8Array.from(compact(text).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Null where it is not UTF-8, and with carriage returns: a text area turns them into line feeds. */
function typeable(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\r') ? null : text;
  } catch {
    return null;
  }
}
