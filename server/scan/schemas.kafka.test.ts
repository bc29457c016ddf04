import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register } from '../../dev/registry/register.ts';
import { type Registry, startRegistry } from '../../dev/registry/registry.ts';
import { recordInput } from '../../lib/contracts/produce.ts';
import { withSchemas } from '../messages/with-schemas.ts';
import { createRegistry } from '../serde/registry/registry.ts';
import { expectedDigits, vectors, withDigits } from '../serde/testing/vectors.ts';
import { messageLab, querier } from '../testing/message-queries.ts';
import { registerVectors, withId } from '../testing/register-vectors.ts';

const lab = messageLab();
let registry: Registry;
/** The ids of the vectors' schemas in this registry. */
let ids: Map<number, number>;
let topic: string;
let queries: ReturnType<typeof querier>;

const connect = () => createRegistry('lab', { urls: [registry.url], auth: null, tls: null });

const bytesOf = (hex: string) => withId(hex, ids);

beforeAll(async () => {
  registry = await startRegistry();
  ids = await registerVectors(registry.url);
  topic = await lab.newTopic(1);
  const records = vectors.records.map(({ name, hex }) => ({ topic, key: Buffer.from(name), value: bytesOf(hex) }));
  await lab.tools.produce(records);
  queries = querier(lab.client, connect());
});
afterAll(() => registry.stop());

describe('records of a reference client', () => {
  test('are listed as that client reads them, each with its schema', async () => {
    const { records } = await queries.ask(topic, { order: 'oldest' });
    expect(records.map(({ value }) => value?.note)).toEqual(
      vectors.records.map(({ hex }) => expect.stringContaining(`schema ${bytesOf(hex).readInt32BE(1)} `)),
    );
    expect(records.map(({ value }) => withDigits(value?.text ?? ''))).toEqual(
      vectors.records.map(({ expected }) => expectedDigits(expected)),
    );
  });

  test.each([
    ['value.odd == 9007199254740993', ['Avro with every type', 'Avro of an evolved schema']],
    ['has(value.channel) && value.channel == "phone"', ['Avro of an evolved schema']],
    ['value.state == "PAID" && value.amount < 0.0', ['Avro with every type', 'Avro of an evolved schema']],
    ['value.state == "FAILED"', ['Protobuf with every type']],
    ['value == "just text"', ['Avro of a plain string']],
    ['value.work.city == "Bonn" || value.city == "Bonn"', ['Avro with a reference', 'Protobuf of a nested message']],
    ['value.at == "2026-11-20T10:00:00.123456Z"', ['Protobuf with every type']],
  ])('are found by %s', async (filter, names) => {
    // A thread of its own for each query, so that some begin without any schema.
    const { records } = await querier(lab.client, connect()).ask(topic, { order: 'oldest', filter });
    expect(records.map(({ key }) => key?.text)).toEqual(names);
  });
});

test.each([
  [{ search: '"odd":9007199254740993' }, ['Avro with every type', 'Avro of an evolved schema']],
  [{ search: 'failed', case: 'insensitive' as const }, ['Protobuf with every type']],
  [{ search: 'FAILED', searchIn: 'key' }, []],
  [{ search: 'just text' }, ['Avro of a plain string']],
])('what is shown of a record is found by %j, though its bytes are others', async (query, names) => {
  const { records } = await querier(lab.client, connect()).ask(topic, { order: 'oldest', ...query });
  expect(records.map(({ key }) => key?.text)).toEqual(names);
});

test('JSON is written by the newest schema of a subject, and listed as it was given', async () => {
  const before = '{"type":"record","name":"Note","fields":[{"name":"id","type":"long"}]}';
  const later = before.replace(']', ',{"name":"text","type":"string","default":""}]');
  for (const schema of [before, later]) await register(registry.url, 'notes-value', { schema });
  const json = '{"id":9007199254740993,"text":"Grüße"}';
  const asked = recordInput.parse({ value: { serde: 'avro', subject: 'notes-value', json } });
  const [written] = await withSchemas([asked], false, connect());
  const own = await lab.newTopic(1);
  await lab.tools.produce([{ topic: own, value: Buffer.from(written?.value?.base64 ?? '', 'base64') }]);
  const { records } = await queries.ask(own);
  expect(records[0]?.value).toMatchObject({ serde: 'avro', text: json, subject: 'notes-value', version: 2 });
});

test('while the registry is gone, known schemas are read on, and the rest is shown raw with the reason', async () => {
  const schema = '{"type":"record","name":"Late","fields":[{"name":"a","type":"string"}]}';
  const id = await register(registry.url, 'late-value', { schema });
  const value = Buffer.from('\0\0\0\0\0\x02x');
  value.writeInt32BE(id, 1);
  await lab.tools.produce([{ topic, key: Buffer.from('late'), value }]);
  await queries.ask(topic, { to: String(vectors.records.length) });
  await registry.kill();

  const { records } = await queries.ask(topic, { order: 'oldest' });
  const [first, late] = [records[0]?.value, records.at(-1)?.value];
  expect(first).toMatchObject({ serde: 'avro', schemaId: ids.get(1) });
  expect(late).toMatchObject({ serde: 'hex', text: value.toString('hex') });
  expect(late?.note).toMatch(`schema ${id} could not be got: the registry does not answer`);
});
