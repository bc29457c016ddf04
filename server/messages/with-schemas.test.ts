import { describe, expect, test } from 'vitest';
import { recordInput } from '../../lib/contracts/produce.ts';
import type { RegisteredSchema } from '../serde/registry/registered-schema.ts';
import { configuredMessage } from '../serde/schema/schema-source.ts';
import { withSchemas } from './with-schemas.ts';

const text = '{"type":"record","name":"R","fields":[{"name":"id","type":"long"}]}';
const proto = 'syntax = "proto3"; package shop; message A {} message Order { int64 id = 1; }';
const registered = (type: RegisteredSchema['type'], text: string) => ({
  key: '',
  type,
  text,
  references: [],
  places: [],
});
const schemas = new Map([
  [7, registered('AVRO', text)],
  [8, registered('PROTOBUF', proto)],
  [
    10,
    registered(
      'PROTOBUF',
      'syntax = "proto3"; import "google/protobuf/struct.proto"; message V { google.protobuf.Value id = 1; }',
    ),
  ],
  [9, registered('JSON', '{"properties":{"id":{"type":"integer"}}}')],
]);
const registry = {
  version: async (subject: string) => (subject === 'orders-value' ? { id: 7, version: 2 } : null),
  schema: async (id: number): Promise<RegisteredSchema | null> => schemas.get(id) ?? null,
};

const record = (value: unknown) => recordInput.parse({ value });
const avro = (json: string, more: object = { subject: 'orders-value' }) => record({ serde: 'avro', json, ...more });

test.each([{ subject: 'orders-value' }, { schemaId: 7, version: 1 }])(
  'JSON is written by %j, every digit of it',
  async (by) => {
    const [written] = await withSchemas([avro('{"id":9007199254740993}', by)], false, registry);
    expect(Buffer.from(written?.value?.base64 ?? '', 'base64').toString('hex')).toBe('00000000078280808080808020');
  },
);

test('a Protobuf message is written behind its place in the schema', async () => {
  const json = '{"id":9007199254740993}';
  const [written] = await withSchemas(
    [record({ serde: 'protobuf', json, schemaId: 8, message: 'shop.Order' })],
    false,
    registry,
  );
  expect(Buffer.from(written?.value?.base64 ?? '', 'base64').toString('hex')).toBe('00000000080202088180808080808010');
});

describe('Protobuf that names no schema', () => {
  const file = { name: 'shop.proto', text: proto };
  const config = { files: [file], topics: [{ topic: 'orders', key: null, value: 'shop.Order' }] };
  const write = (record: ReturnType<typeof recordInput.parse>) =>
    withSchemas([record], false, null, (part) => configuredMessage(config, 'orders', part));

  test.each([{}, { message: 'shop.Order' }])('is the bare message of the configuration, also with %j', async (more) => {
    const [written] = await write(record({ serde: 'protobuf', json: '{"id":"5"}', ...more }));
    expect(Buffer.from(written?.value?.base64 ?? '', 'base64').toString('hex')).toBe('0805');
  });

  test.each([
    [{ value: { serde: 'protobuf', json: '{}', message: 'shop.A' } }, 'says that it is shop.Order, not shop.A'],
    [{ value: null, key: { serde: 'protobuf', json: '{}' } }, 'the configuration names no Protobuf message'],
    [{ value: { serde: 'protobuf', json: '{"id":true}' } }, 'id must be a whole number, not true'],
  ])('%j is refused', async (given, sentence) => {
    await expect(write(recordInput.parse(given))).rejects.toThrow(sentence);
  });
});

test('a header that names the schema and an id before the payload would contradict each other', async () => {
  const headers = [{ key: '__value_schema_id', value: { hex: '0000000007' } }];
  const value = { serde: 'avro', json: '{"id":1}', schemaId: 7 };
  await expect(withSchemas([recordInput.parse({ value, headers })], false, registry)).rejects.toThrow(
    'can not have the header __value_schema_id',
  );
});

test('JSON with a JSON Schema is written as it is', async () => {
  const json = '{ "id": 9007199254740993 }';
  const by = { serde: 'json-schema', json, schemaId: 9 };
  const [written] = await withSchemas([record(by)], false, registry);
  expect(Buffer.from(written?.value?.base64 ?? '', 'base64').toString('latin1')).toBe(`\0\0\0\0\t${json}`);
  await expect(withSchemas([record({ ...by, json: '{"id":"1"}' })], false, registry)).rejects.toThrow(
    'The field `value` does not fit its schema: id must be a whole number, not "1".',
  );
});

test('JSON that is nested without end is refused', async () => {
  const json = `{"id":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const writing = withSchemas([record({ serde: 'protobuf', json, schemaId: 10 })], false, registry);
  await expect(writing).rejects.toThrow('it is nested too deeply to be written');
});

test('payloads without a schema stay as they are', async () => {
  const records = [record({ text: 'a' }), record(null)];
  expect(await withSchemas(records, true, null)).toEqual(records);
});

test.each([
  ['{"id":"x"}', undefined, 'id must be a whole number, not "x"'],
  ['{}', undefined, 'id is missing'],
  ['{"id":1}', { subject: 'gone' }, 'can not be written by gone: the registry has no such subject'],
  ['{"id":1}', { schemaId: 90 }, 'can not be written: the registry has no schema 90'],
  ['{"id":1}', { schemaId: 8 }, 'can not be written as Avro: schema 8 is one of Protobuf'],
])('%s by %j is refused with its place', async (json, by, problem) => {
  const writing = withSchemas([record(null), avro(json, by)], true, registry);
  await expect(writing).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    details: { fields: [{ in: 'body', field: '1.value', problem }] },
  });
});

test('a cluster without a registry says so', async () => {
  await expect(withSchemas([avro('{"id":1}')], false, null)).rejects.toThrow('this cluster has no schema registry');
});

test.each([
  [{ serde: 'avro', json: '1' }, 'must have `json`, and `subject` or `schemaId`'],
  [{ serde: 'avro', text: '1', subject: 'a' }, 'must have `json`, and `subject` or `schemaId`'],
  [{ json: '1', subject: 'a' }, 'must have `serde` where'],
  [{ serde: 'avro', json: '1', subject: 'a', message: 'M' }, 'must have `serde` protobuf where'],
])('%j makes no sense', (value, problem) => {
  expect(() => record(value)).toThrow(problem);
});
