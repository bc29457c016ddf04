import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ProtobufConfig } from '../../config/cluster.ts';
import { decodePayload } from '../decode-payload.ts';
import { decodeValue } from '../decode-value.ts';
import type { Registry } from '../registry/registry.ts';
import type { SerdeName } from '../serde-name.ts';
import { expectedDigits, protoFile, vectors, withDigits } from '../testing/vectors.ts';
import { withMessages } from './schema-source.ts';
import { KnownSchemas } from './schemas.ts';

const described = [
  { name: 'shop.desc', text: readFileSync(new URL('../testing/shop.desc', import.meta.url), 'base64') },
];
const written = (['shop.proto', 'money.proto'] as const).map((name) => ({ name, text: protoFile(name) }));
const topics = [
  { topic: 'orders.*', key: null, value: 'shop.Order' },
  { topic: 'orders.by-customer', key: 'shop.Customer', value: 'billing.Money' },
  { topic: 'addresses', key: null, value: 'shop.Customer.Address' },
];

interface Options {
  files?: ProtobufConfig['files'];
  registry?: Pick<Registry, 'find'> | null;
  serde?: SerdeName;
  headers?: [string, string][];
}

async function show(
  topic: string,
  bytes: Buffer,
  { files = described, registry = null, serde, headers }: Options = {},
) {
  const source = withMessages('shop', { files, topics }, registry);
  const schemas = new KnownSchemas();
  const place = {
    ...{ topic, part: 'value' as const, key: null, schemas, message: source.messagesOf?.(topic)?.value ?? null },
    headers: () => (headers ?? []).map(([key, value]) => ({ key: Buffer.from(key), value: Buffer.from(value) })),
  };
  const read = () => decodePayload(bytes, { serde: serde ?? 'auto', maxBytes: 100_000, raw: false, written: place });
  // As a thread does it: what is missing is brought, and the bytes are read again.
  for (let round = 0; round < 2; round++) {
    read();
    schemas.add(await source.find(schemas.takeMissing(), 0));
  }
  return { ...read(), value: decodeValue(bytes, serde ?? 'auto', place) };
}

const framed = (name: string) => Buffer.from(vectors.records.find((each) => each.name === name)?.hex ?? '', 'hex');
const everyType = framed('Protobuf with every type');
/** Behind the id and the message's index, which is one number behind its count. */
const bare = everyType.subarray(7);
const expected = vectors.records.find(({ name }) => name === 'Protobuf with every type')?.expected;

test.each([
  ['a descriptor set of protoc', described],
  ['.proto files', written],
])('a payload without a schema id is read by %s as the reference client reads it', async (_, files) => {
  const { text = '', note, serde, schemaId } = await show('orders.eu', bare, { files });
  expect(withDigits(text), note).toEqual(expectedDigits(expected));
  expect({ note, serde, schemaId }).toEqual({
    note: 'Protobuf shop.Order, from the configuration',
    serde: 'protobuf',
    schemaId: undefined,
  });
});

describe('a topic of the configuration', () => {
  test('is found by its name or a glob, the first that says something of a part', () => {
    const { messagesOf } = withMessages('shop', { files: described, topics }, null);
    expect(messagesOf?.('orders.by-customer')).toEqual({ key: 'shop.Customer', value: 'shop.Order' });
    expect(messagesOf?.('orders')).toBeNull();
  });

  test('may have a message that lies inside another', async () => {
    const city = Buffer.from([0x0a, 2, 0x55, 0x6c]);
    expect(await show('addresses', city)).toMatchObject({ text: '{"city":"Ul"}', value: { city: 'Ul' } });
  });

  test('shows a message without bytes as one of defaults', async () => {
    expect(await show('addresses', Buffer.alloc(0))).toMatchObject({ size: 0, serde: 'protobuf', text: '{"city":""}' });
  });

  test('shows what does not fit raw, with the reason', async () => {
    const { serde, text, note, value } = await show('addresses', Buffer.of(0x0a, 9, 1));
    expect({ serde, text, value }).toEqual({ serde: 'hex', text: '0a0901', value: Buffer.of(0x0a, 9, 1) });
    expect(note).toMatch(
      /^Protobuf shop.Customer.Address, from the configuration, does not fit: 9 bytes are expected at/,
    );
  });

  test('leaves what is asked for in another format alone', async () => {
    expect(await show('addresses', Buffer.from('1234'), { serde: 'string' })).toMatchObject({ text: '1234' });
    expect(await show('others', Buffer.from('1234'))).toMatchObject({ serde: 'string', note: 'UTF-8 text' });
  });

  test('reads payloads that name a schema by it, and where there is no such schema by the configuration', async () => {
    const id = everyType.readInt32BE(1).toString();
    const [schema] = Object.entries(vectors.schemas).flatMap(([key, { schemaType: type, schema, references }]) => {
      const others = references.map((each) => ({ name: each.name, text: each.schema }));
      return key === id ? [{ key, type, text: schema, references: others, places: [] }] : [];
    });
    if (!schema) throw new Error('no schema');
    const registry = { find: async () => [{ ok: true as const, schema }] };
    const known = await show('orders.eu', everyType, { registry });
    expect(known).toMatchObject({ schemaId: Number(id), note: `Protobuf, schema ${id}; message shop.Order` });
    const alone = await show('orders.eu', everyType);
    expect(alone).toMatchObject({ text: known.text, note: 'Protobuf shop.Order, from the configuration' });
    const inHeader = await show('orders.eu', bare, { headers: [['schema-id', id]] });
    expect(inHeader).toMatchObject({ text: known.text, note: 'Protobuf shop.Order, from the configuration' });
  });
});

test('without a registry a schema id is said to be of no help', async () => {
  const { note } = await show('others', everyType);
  expect(note).toContain('names schema');
  expect(note).toContain('the cluster has no schema registry');
});
