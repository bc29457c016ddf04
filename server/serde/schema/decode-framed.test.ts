import { describe, expect, test } from 'vitest';
import { decodePayload } from '../decode-payload.ts';
import { decodeValue } from '../decode-value.ts';
import type { SchemaAnswer } from '../registry/registered-schema.ts';
import { expectedDigits, protoFile, vectors, withDigits } from '../testing/vectors.ts';
import type { Header } from './framing.ts';
import { KnownSchemas } from './schemas.ts';

const answers: SchemaAnswer[] = Object.entries(vectors.schemas).map(([key, { schemaType, schema, references }]) => ({
  ok: true,
  schema: {
    key,
    type: schemaType,
    text: schema,
    references: references.map(({ name, schema }) => ({ name, text: schema })),
    places: [
      { subject: 'other-value', version: 1 },
      { subject: 'orders-value', version: 3 },
    ],
  },
}));

function known(given: readonly SchemaAnswer[] = answers): KnownSchemas {
  const schemas = new KnownSchemas();
  schemas.add(given);
  return schemas;
}

function show(bytes: Buffer, { schemas = known(), headers = [], maxBytes = 100_000 }: Partial<Options> = {}) {
  const written = { topic: 'orders', part: 'value' as const, headers: () => headers, key: null, schemas };
  const payload = decodePayload(bytes, { serde: 'auto', maxBytes, raw: false, written });
  return { ...payload, value: decodeValue(bytes, 'auto', written) };
}

interface Options {
  schemas: KnownSchemas;
  headers: Header[];
  maxBytes: number;
}

const bytesOf = (name: string) => Buffer.from(vectors.records.find((record) => record.name === name)?.hex ?? '', 'hex');
const header = (key: string, value: Buffer | string): Header => ({ key: Buffer.from(key), value: Buffer.from(value) });

test.each(vectors.records)('$name is read as the reference client reads it', ({ hex, expected }) => {
  const { text = '', note } = show(Buffer.from(hex, 'hex'));
  expect(withDigits(text), note).toEqual(expectedDigits(expected));
});

test('Protobuf is read by the text of its schema as by its descriptor', () => {
  const record = vectors.records.find(({ name }) => name === 'Protobuf with every type');
  const key = Buffer.from(record?.hex ?? '', 'hex')
    .readInt32BE(1)
    .toString();
  const references = [{ name: 'money.proto', text: protoFile('money.proto') }];
  const schema = { key, type: 'PROTOBUF' as const, text: protoFile('shop.proto'), references, places: [] };
  const { text = '', note } = show(Buffer.from(record?.hex ?? '', 'hex'), { schemas: known([{ ok: true, schema }]) });
  expect(withDigits(text), note).toEqual(expectedDigits(record?.expected));
});

describe('a payload with a schema', () => {
  const bytes = bytesOf('Avro of a plain long');

  test('says which one, by the name that the topic has for it', () => {
    const id = bytes.readInt32BE(1);
    expect(show(bytes)).toEqual({
      size: 6,
      serde: 'avro',
      text: '-1',
      truncated: false,
      schemaId: id,
      subject: 'orders-value',
      version: 3,
      note: `Avro, schema ${id} \`orders-value\` v3`,
      value: -1n,
    });
  });

  test('that is not known yet is noted as missing, and shown as its bytes', () => {
    const schemas = new KnownSchemas();
    expect(show(bytes, { schemas })).toMatchObject({ serde: 'hex', text: bytes.toString('hex') });
    expect(schemas.takeMissing()).toEqual([bytes.readInt32BE(1).toString()]);
    expect(schemas.takeMissing()).toEqual([]);
  });

  test('that can not be got is shown as its bytes, with the reason, and asked for again later', () => {
    let now = 0;
    const schemas = new KnownSchemas(() => now);
    const key = bytes.readInt32BE(1).toString();
    schemas.add([{ ok: false, key, reason: 'the registry is away', retryAt: 10 }]);
    expect(show(bytes, { schemas })).toMatchObject({
      serde: 'hex',
      note: expect.stringMatching(/^the registry is away/),
    });
    expect(schemas.takeMissing()).toEqual([]);
    now = 11;
    show(bytes, { schemas });
    expect(schemas.takeMissing()).toEqual([key]);
  });

  test.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length - 1)],
    ['with something behind it', (whole: Buffer) => Buffer.concat([whole, Buffer.of(1)])],
  ])('%s is shown as its bytes, with what does not fit', (_, change) => {
    const changed = change(bytesOf('Avro with every type'));
    expect(show(changed)).toMatchObject({ serde: 'hex', note: expect.stringMatching(/schema \d+ .* does not fit: /) });
  });

  test('whose JSON is longer than what is shown is cut, and says so', () => {
    const whole = bytesOf('Avro with every type');
    expect(show(whole, { maxBytes: 200 })).toMatchObject({ serde: 'avro', truncated: true });
    expect(show(whole, { maxBytes: 200 }).text).toHaveLength(200);
  });

  test('that claims billions of items is given up', () => {
    const text = '{"type":"array","items":"null"}';
    const schema = { key: '7', type: 'AVRO' as const, text, references: [], places: [] };
    const bomb = Buffer.of(0, 0, 0, 0, 7, 0xfe, 0xff, 0xff, 0xff, 0xff, 0x7f, 0);
    expect(show(bomb, { schemas: known([{ ok: true, schema }]) })).toMatchObject({
      serde: 'hex',
      note: expect.stringMatching(/more items than its bytes can hold/),
    });
  });

  test('that only looks as if it had one stays what it is', () => {
    const schemas = new KnownSchemas();
    expect(show(Buffer.of(0, 0, 0, 0, 0, 7), { schemas })).toMatchObject({ serde: 'hex' });
    expect(show(Buffer.from('{"a":1}'), { schemas })).toMatchObject({ serde: 'json' });
    expect(schemas.takeMissing()).toEqual([]);
  });
});

describe('a schema that is named in a header', () => {
  const guid = '01234567-89ab-cdef-0123-456789abcdef';
  const guidBytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  const avro = { key: guid, type: 'AVRO' as const, text: '"string"', references: [], places: [] };

  test('by its GUID reads a value that has nothing in front', () => {
    const headers = [header('__value_schema_id', Buffer.concat([Buffer.of(1), guidBytes]))];
    expect(show(Buffer.from('\x06abc'), { schemas: known([{ ok: true, schema: avro }]), headers })).toMatchObject({
      serde: 'avro',
      text: '"abc"',
      note: `Avro, schema ${guid}`,
    });
  });

  test('by its GUID names the message of a Protobuf schema too', () => {
    const text = 'syntax = "proto3"; message A {} message B { message C { string name = 1; } }';
    const schemas = known([{ ok: true, schema: { ...avro, type: 'PROTOBUF', text } }]);
    const headers = [header('__value_schema_id', Buffer.concat([Buffer.of(1), guidBytes, Buffer.of(4, 2, 0)]))];
    expect(show(Buffer.from('\x0a\x01x'), { schemas, headers })).toMatchObject({
      text: '{"name":"x"}',
      note: `Protobuf, schema ${guid}; message B.C`,
      message: 'B.C',
    });
  });

  test('by its id as text reads a value with or without the id in front', () => {
    const schemas = known([{ ok: true, schema: { ...avro, key: '7' } }]);
    const headers = [header('schema-id', '7')];
    expect(show(Buffer.from('\x06abc'), { schemas, headers })).toMatchObject({ text: '"abc"', schemaId: 7 });
    const prefixed = Buffer.from('\0\0\0\0\x07\x06abc');
    expect(show(prefixed, { schemas, headers })).toMatchObject({ text: '"abc"', schemaId: 7 });
  });
});
