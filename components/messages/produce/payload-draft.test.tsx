import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payload } from '@/lib/contracts/messages.ts';
import { bytesOf } from '../hex.ts';
import { draftOf, faultOf, inForm, inputOf, linesInForm, type PayloadDraft, plainForms } from './payload-draft.ts';

const payload = (base64: string, serde: Payload['serde']): Payload => ({
  base64,
  serde,
  size: bytesOf(base64).length,
  text: '',
  truncated: false,
});

const base64Of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** The bytes that the API makes of what it is sent. */
function bytesWritten(draft: PayloadDraft): number[] | null {
  const input = inputOf(draft);
  if (input === null) return null;
  if (input.text !== undefined) return [...new TextEncoder().encode(input.text)];
  if (input.base64 !== undefined) return [...bytesOf(input.base64)];
  return (input.hex?.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

/** Text and what is none, with what text areas and decoders like to change. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc
    .string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', '\0', '\uFEFF', '{', '"'), maxLength: 12 })
    .map((text) => new TextEncoder().encode(text)),
);

describe('a payload that exists', () => {
  it('is written again byte for byte, whatever form it is shown in', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(...plainForms), (given, form) => {
        const draft = draftOf(payload(base64Of(given), 'string'));
        expect(bytesWritten(draft)).toEqual([...given]);
        const next = inForm(draft, form);
        if (next && form !== 'null') expect(bytesWritten(next)).toEqual([...given]);
      }),
    );
  });

  it('stays null, and empty stays empty', () => {
    expect(inputOf(draftOf(null))).toBeNull();
    expect(inputOf(draftOf(payload('', 'empty')))).toEqual({ text: '' });
  });

  it('that is no text, or that a text area would change, comes as base64', () => {
    expect(draftOf(payload('//4=', 'hex'))).toEqual({ form: 'base64', text: '//4=' });
    expect(draftOf(payload(btoa('a\r\nb'), 'string')).form).toBe('base64');
    expect(inForm({ form: 'hex', text: 'ff' }, 'text')).toBeNull();
  });
});

describe('what is wrong with it', () => {
  it.each<[PayloadDraft['form'], string, string]>([
    ['json', '{\n  "a": 1,\n}', 'Line 3, column 1: Unexpected "}".'],
    ['json', '[1, 2', 'Line 1, column 6: The text ends too early.'],
    ['json', ' ', 'Empty is not JSON. Choose Text for an empty payload.'],
    ['hex', '00 fg', 'Line 1, column 5: "g" is not a hexadecimal digit.'],
    ['hex', '00 f', 'Line 1, column 5: A digit is missing: a byte has two.'],
    ['base64', 'YQ=', 'Line 1, column 4: Base64 has groups of four characters; the last is filled up with =.'],
    ['base64', 'YQ\n-_', 'Line 2, column 1: "-" is not a character of base64.'],
    ['text', 'a\ud800', 'Half of a character stands here. Use hex for these bytes.'],
  ])('%s %j: %s', (form, text, message) => {
    expect(faultOf({ form, text })?.message).toBe(message);
  });

  it('is nothing where every digit of JSON, hex in groups and padded base64 are right', () => {
    expect(faultOf({ form: 'json', text: '{"n":123456789012345678901234567890.10,"n":1e999}' })).toBeNull();
    expect(faultOf({ form: 'hex', text: '00 FF\nfe' })).toBeNull();
    expect(faultOf({ form: 'base64', text: 'YWI=' })).toBeNull();
    expect(faultOf({ form: 'null', text: 'anything' })).toBeNull();
  });
});

it('a batch changes its form line by line, and not at all when one of them can not', () => {
  expect(linesInForm({ form: 'text', text: 'ab\n\nc' }, 'hex')).toEqual({ form: 'hex', text: '6162\n\n63' });
  expect(linesInForm({ form: 'hex', text: '61\nff' }, 'text')).toBeNull();
});
