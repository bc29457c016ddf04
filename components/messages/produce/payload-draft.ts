import type { Payload } from '@/lib/contracts/messages.ts';
import type { PayloadInput } from '@/lib/contracts/produce.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { bytesOf } from '../hex.ts';
import { base64Of, bytesTyped, compact, hexOf, typeable } from './payload-bytes.ts';
import {
  bySchema,
  choiceFault,
  isSameSchema,
  type Original,
  originalOf,
  type SchemaChoice,
} from './schema/schema-choice.ts';

/** Those that need no schema registry. */
export const plainForms = ['text', 'json', 'hex', 'base64', 'null'] as const;
export const forms = ['text', 'json', 'schema', 'hex', 'base64', 'null'] as const;
export type Form = (typeof forms)[number];

/** As people call them. */
export const formWord: Readonly<Record<Form, string>> = {
  text: 'Text',
  json: 'JSON',
  schema: 'Schema',
  hex: 'Hex',
  base64: 'Base64',
  null: 'Null',
};

/** What somebody types for a key or a value, and how it is meant. With `null` the text waits for another form. */
export interface PayloadDraft {
  form: Form;
  text: string;
  /** What `schema` is about; it waits while another form is chosen. */
  schema?: SchemaChoice;
  /** What was to be written again: it goes byte for byte until it is changed. */
  original?: Original;
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
export function flawOf(draft: PayloadDraft): Fault | null {
  const { form, text } = draft;
  switch (form) {
    case 'null':
      return null;
    case 'schema':
      return isUnchanged(draft) ? null : jsonFault(text);
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

/** Why its schema can't be used; null: it can, or none is needed. */
export function schemaFaultOf(draft: PayloadDraft): string | null {
  return draft.form === 'schema' && draft.schema && !isUnchanged(draft) ? choiceFault(draft.schema) : null;
}

/** Whether it is still what was to be written again. */
export function isUnchanged({ form, text, schema, original }: PayloadDraft): boolean {
  return form === 'schema' && schema !== undefined && original?.text === text && isSameSchema(schema, original.schema);
}

/** As the API takes it. JSON goes as text: exactly what was typed is written. */
export function inputOf(draft: PayloadDraft): PayloadInput {
  const { form, text, schema, original } = draft;
  if (form === 'null') return null;
  if (form === 'hex') return { hex: compact(text) };
  if (form === 'base64') return { base64: compact(text) };
  if (form === 'schema' && original && isUnchanged(draft)) return { base64: original.base64 };
  return form === 'schema' && schema ? bySchema(schema, text) : { text };
}

/**
 * The same bytes in another form; what has no bytes yet keeps its text. Null: bytes that are no text stay as they are,
 * and so does what gets its bytes from a schema.
 */
export function inForm(draft: PayloadDraft, form: Form): PayloadDraft | null {
  const { original, text } = draft;
  if (form === 'null' || draft.form === 'null') return { ...draft, form };
  if (draft.form === 'schema') {
    if (form !== 'hex' && form !== 'base64') return { ...draft, form };
    if (original && isUnchanged(draft)) return { ...draft, form, text: written(bytesOf(original.base64), form) };
    return text.trim() === '' ? { ...draft, form, text: '' } : null;
  }
  if (flawOf(draft)) return { ...draft, form };
  const bytes = bytesTyped(draft.form, text);
  if (form === 'hex' || form === 'base64') return { ...draft, form, text: written(bytes, form) };
  if (form === 'schema' && original?.base64 === base64Of(bytes)) return { ...draft, form, ...meant(original) };
  const typed = typeable(bytes);
  return typed === null ? null : { ...draft, form, text: typed };
}

const meant = ({ text, schema }: Original) => ({ text, schema });

const written = (bytes: Uint8Array, form: 'hex' | 'base64') => (form === 'hex' ? hexOf(bytes) : base64Of(bytes));

/** Line by line, where each is a payload of its own. */
export function linesInForm(draft: PayloadDraft, form: Form): PayloadDraft | null {
  const { original: _, ...each } = draft;
  const lines = draft.text.split('\n').map((text) => inForm({ ...each, text }, form)?.text);
  return lines.includes(undefined) ? null : { ...draft, form, text: lines.join('\n') };
}

/** A payload that exists, byte for byte: as its schema has it, else as text where a text area can hold it unchanged. */
export function draftOf(payload: Payload | null): PayloadDraft {
  if (payload === null) return { form: 'null', text: '' };
  const original = originalOf(payload);
  if (original) return { form: 'schema', ...meant(original), original };
  const { base64 = '', serde } = payload;
  const text = typeable(bytesOf(base64));
  if (text === null) return { form: 'base64', text: base64 };
  return { form: serde === 'json' ? 'json' : 'text', text };
}
