import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payload } from '@/lib/contracts/messages.ts';
import { draftOf, flawOf, inForm, inputOf, linesInForm, plainForms, schemaFaultOf } from '../payload-draft.ts';
import { newestOf } from './schema-choice.ts';

/** `{"id":9007199254740993}` as Avro of schema 7 has it. */
const base64 = 'AAAAAAeCgICAgICAIA==';
const written: Payload = {
  size: 13,
  serde: 'avro',
  text: '{"id":9007199254740993}',
  truncated: false,
  base64,
  schemaId: 7,
  subject: 'orders-value',
  version: 3,
};

describe('a payload that was written with a schema', () => {
  it('comes as the JSON that it means, and goes byte for byte while nothing is changed', () => {
    const draft = draftOf(written);
    expect(draft).toMatchObject({ form: 'schema', text: '{\n  "id": 9007199254740993\n}' });
    expect(inputOf(draft)).toEqual({ base64 });
    expect(schemaFaultOf(draft)).toBeNull();
  });

  it('is encoded by the very schema it had once a character is changed, every digit kept', () => {
    const draft = { ...draftOf(written), text: '{"id":9007199254740995}' };
    expect(inputOf(draft)).toEqual({ serde: 'avro', schemaId: 7, json: '{"id":9007199254740995}' });
  });

  it('names its message, which need not be the first of the schema', () => {
    const draft = draftOf({ ...written, serde: 'protobuf', message: 'shop.Order.Line' });
    expect(inputOf({ ...draft, text: '{}' })).toEqual({
      serde: 'protobuf',
      schemaId: 7,
      message: 'shop.Order.Line',
      json: '{}',
    });
  });

  it('keeps its bytes as hex and as base64, and means the same when it comes back', () => {
    const draft = draftOf(written);
    for (const form of ['hex', 'base64'] as const) {
      const bytes = inForm(draft, form);
      expect(bytes && inputOf(bytes)).toEqual(form === 'base64' ? { base64 } : { hex: '00000000078280808080808020' });
      expect(bytes && inForm(bytes, 'schema')).toEqual(draft);
    }
  });

  it('stays what it was typed when it has no bytes yet', () => {
    const changed = { ...draftOf(written), text: '{"id":1}' };
    expect(inForm(changed, 'hex')).toBeNull();
    expect(inForm(changed, 'json')).toMatchObject({ form: 'json', text: '{"id":1}' });
    expect(linesInForm({ ...changed, text: '{"id":1}\n{"id":2}' }, 'base64')).toBeNull();
  });

  it.each<[string, Partial<Payload>]>([
    ['it came in part', { truncated: true }],
    ['its schema is named in a header', { base64: 'goCAgICAgCA=' }],
    ['a GUID names its schema', { schemaId: undefined }],
    ['it was read without a schema', { serde: 'protobuf-raw' }],
  ])('is bytes alone where %s', (_why, part) => {
    const payload = { ...written, ...part } as Payload;
    expect(draftOf(payload).form).not.toBe('schema');
  });

  it('is never another by itself, whatever form is looked at on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('schema', ...plainForms)), (forms) => {
        const end = forms.reduce((draft, form) => inForm(draft, form) ?? draft, draftOf(written));
        const back = end.form === 'null' ? null : inForm(end, 'schema');
        if (back?.text === draftOf(written).text) expect(inputOf(back)).toEqual({ base64 });
      }),
    );
  });
});

describe('a payload that is typed', () => {
  const draft = { form: 'schema' as const, text: '{"a":1', schema: newestOf('orders-value') };

  it('has its JSON looked at while it is typed', () => {
    expect(flawOf(draft)).toEqual({ message: 'The text ends too early.', at: 6 });
  });

  it('waits for a subject, and for what the registry says of it', () => {
    expect(schemaFaultOf(draft)).toBe('Choose a subject of the registry.');
    expect(schemaFaultOf({ ...draft, schema: { ...draft.schema, id: 7 } })).toBe(
      'The registry has not said yet what this schema is.',
    );
    expect(schemaFaultOf({ ...draft, schema: { ...draft.schema, serde: 'avro' } })).toBeNull();
  });

  it('goes by the newest of its subject, or by the version that was chosen', () => {
    const schema = { ...draft.schema, serde: 'json-schema' as const };
    const given = { serde: 'json-schema', subject: 'orders-value', json: '{"a":1' };
    expect(inputOf({ ...draft, schema })).toEqual(given);
    expect(inputOf({ ...draft, schema: { ...schema, version: 2 } })).toEqual({ ...given, version: 2 });
  });
});
