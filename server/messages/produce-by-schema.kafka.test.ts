import protobuf from 'protobufjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register } from '../../dev/registry/register.ts';
import { type Registry, startRegistry } from '../../dev/registry/registry.ts';
import type { MessageRecord } from '../../lib/contracts/messages.ts';
import { recordInput } from '../../lib/contracts/produce.ts';
import { getSchemaExample } from '../schemas/get-schema-example.ts';
import { listSubjects } from '../schemas/list-subjects.ts';
import { createRegistry } from '../serde/registry/registry.ts';
import { protoFile, vectors, withDigits } from '../serde/testing/vectors.ts';
import { testContext } from '../testing/context.ts';
import { messageLab, querier } from '../testing/message-queries.ts';
import { registerVectors, withId } from '../testing/register-vectors.ts';
import { withSchemas } from './with-schemas.ts';

const lab = messageLab();
let registry: Registry;
/** The ids of the vectors' schemas in this registry. */
let ids: Map<number, number>;

const config = () => ({ urls: [registry.url], auth: null, tls: null });
const context = () => testContext({ cluster: { name: registry.url, schemaRegistry: config() } });
const listed = (topic: string) => querier(lab.client, createRegistry('lab', config())).ask(topic, { order: 'oldest' });

/** The bytes that are written for a value. */
async function bytesOf(value: unknown): Promise<Buffer> {
  const [record] = await withSchemas([recordInput.parse({ value })], false, createRegistry('lab', config()));
  return Buffer.from(record?.value?.base64 ?? '', 'base64');
}

async function produced(values: readonly unknown[]): Promise<MessageRecord[]> {
  const topic = await lab.newTopic(1);
  const bytes = await Promise.all(values.map(bytesOf));
  await lab.tools.produce(bytes.map((value) => ({ topic, value })));
  return (await listed(topic)).records;
}

beforeAll(async () => {
  registry = await startRegistry();
  ids = await registerVectors(registry.url);
});
afterAll(() => registry.stop());

test('every record of a reference client, listed and produced again, is the same bytes', async () => {
  const theirs = vectors.records.map(({ hex }) => withId(hex, ids));
  const topic = await lab.newTopic(1);
  await lab.tools.produce(theirs.map((value) => ({ topic, value })));
  const { records } = await listed(topic);
  const ours = await Promise.all(
    records.map(({ value }) => {
      const { serde, text: json, schemaId, subject, version, message } = value ?? {};
      return bytesOf({ serde, json, schemaId, subject, version, ...(message && { message }) });
    }),
  );
  expect(ours.map((bytes) => bytes.toString('hex'))).toEqual(theirs.map((bytes) => bytes.toString('hex')));
});

describe('an example', () => {
  const subjects = Object.keys(vectors.schemas).map((id) => `schema-${id}-value`);

  test.each(subjects)('of %s is produced, and listed as it was given', async (subject) => {
    const found = await getSchemaExample(context(), { cluster: 'test', part: 'value', subject });
    expect(found).toMatchObject({ subject, version: 1, problem: null, message: found.messages[0] ?? null });
    const { serde, example, schemaId } = found;
    const [record] = await produced([{ serde, subject, json: example }]);
    expect(record?.value).toMatchObject({ serde, subject, schemaId });
    expect(withDigits(record?.value?.text ?? '')).toEqual(withDigits(example ?? ''));
  });

  test('of each message of a Protobuf schema is read by another implementation', async () => {
    const subject = 'schema-10-value';
    const { messages } = await getSchemaExample(context(), { cluster: 'test', part: 'value', subject });
    expect(messages).toEqual(['shop.Customer', 'shop.Customer.Address', 'shop.Order']);
    const root = new protobuf.Root();
    for (const file of ['money.proto', 'shop.proto'] as const)
      protobuf.parse(protoFile(file), root, { keepCase: true });
    for (const file of ['duration', 'struct', 'timestamp', 'wrappers']) {
      root.addJSON(protobuf.common.get(`google/protobuf/${file}.proto`)?.nested ?? {});
    }
    for (const [message, before, fields] of [
      ['shop.Customer', '00', { name: 'text', address: { city: 'text' } }],
      ['shop.Customer.Address', '040000', { city: 'text' }],
      ['shop.Order', '0202', { id: '1', total: { currency: 'text', units: '1' }, card: 'text', counts: { key: '1' } }],
    ] as const) {
      const { example } = await getSchemaExample(context(), { cluster: 'test', part: 'value', subject, message });
      const bytes = await bytesOf({ serde: 'protobuf', subject, message, json: example });
      const head = 5 + before.length / 2;
      expect(bytes.toString('hex', 5, head)).toBe(before);
      const type = root.lookupType(message);
      expect(type.toObject(type.decode(bytes.subarray(head)), { longs: String })).toMatchObject(fields);
    }
  });

  test('of a message, a subject, a version or an id that is not there is not found', async () => {
    for (const asked of [
      { subject: 'gone' },
      { subject: 'schema-1-value', version: 9 },
      { schemaId: 99_999 },
      { subject: 'schema-10-value', message: 'shop.Gone' },
    ]) {
      await expect(getSchemaExample(context(), { cluster: 'test', part: 'value', ...asked })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});

test('JSON that does not fit its schema, in what it refers to, is refused with its place', async () => {
  const city = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { zip: { type: 'string' } },
  };
  await register(registry.url, 'city', { schema: JSON.stringify(city), schemaType: 'JSON' });
  const home = { ...city, properties: { city: { $ref: 'city.json' } } };
  const references = [{ name: 'city.json', subject: 'city', version: 1 }];
  await register(registry.url, 'homes-value', { schema: JSON.stringify(home), schemaType: 'JSON', references });
  const by = { serde: 'json-schema', subject: 'homes-value' };
  const [record] = await produced([{ ...by, json: '{"city": {"zip":"89073"}}' }]);
  expect(record?.value).toMatchObject({ serde: 'json-schema', text: '{"city": {"zip":"89073"}}' });
  await expect(bytesOf({ ...by, json: '{"city":{"zip":89073}}' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    details: { fields: [{ in: 'body', field: 'value', problem: 'city.zip must be a text, not 89073' }] },
  });
});

test('an older version of a subject is written as it was', async () => {
  const schema = '{"type":"record","name":"Note","fields":[{"name":"id","type":"long"}]}';
  const first = await register(registry.url, 'notes-value', { schema });
  await register(registry.url, 'notes-value', {
    schema: schema.replace(']', ',{"name":"b","type":"int","default":1}]'),
  });
  const bytes = await bytesOf({ serde: 'avro', subject: 'notes-value', version: 1, json: '{"id":3}' });
  expect(bytes.toString('hex')).toBe(`00${first.toString(16).padStart(8, '0')}06`);
});

test('subjects are listed by a part of their name, with those of the topic', async () => {
  const asked = { cluster: 'test', search: 'SCHEMA-1', topic: 'schema-10', page: 1, pageSize: 50 };
  expect(await listSubjects(context(), asked)).toMatchObject({
    configured: true,
    items: [{ subject: 'schema-1-value' }, { subject: 'schema-10-value' }],
    total: 2,
    suggested: { key: null, value: 'schema-10-value' },
  });
  const second = await listSubjects(context(), { ...asked, page: 2, pageSize: 1 });
  expect(second).toMatchObject({ items: [{ subject: 'schema-10-value' }], total: 2 });
});

test('a cluster without a registry has no subjects', async () => {
  const bare = testContext();
  const asked = { cluster: 'test', search: '', page: 1, pageSize: 50 };
  expect(await listSubjects(bare, asked)).toMatchObject({ configured: false, items: [], total: 0 });
  await expect(getSchemaExample(bare, { cluster: 'test', part: 'value', schemaId: 1 })).rejects.toThrow(
    'has no schema registry',
  );
});

test('while the registry is gone, the answer says so', async () => {
  await registry.kill();
  const away = { code: 'REGISTRY_UNREACHABLE', message: expect.stringContaining('the registry does not answer') };
  const asked = { cluster: 'test', search: '', page: 1, pageSize: 50 };
  await expect(listSubjects(context(), asked)).rejects.toMatchObject(away);
  await expect(getSchemaExample(context(), { cluster: 'test', part: 'value', subject: 'gone' })).rejects.toMatchObject(
    away,
  );
  await expect(getSchemaExample(context(), { cluster: 'test', part: 'value', schemaId: 99_998 })).rejects.toMatchObject(
    away,
  );
  await expect(bytesOf({ serde: 'protobuf', schemaId: 10, json: '{}' })).rejects.toMatchObject(away);
});
