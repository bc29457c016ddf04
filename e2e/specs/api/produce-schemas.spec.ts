import { expect } from '@playwright/test';
import { register } from '../../../dev/registry/register.ts';
import { startRegistry } from '../../../dev/registry/registry.ts';
import { isUp, withOwnConsole } from '../../fixtures/own-console.ts';
import { test } from '../../fixtures/produce.ts';
import { required } from '../../fixtures/required.ts';

const schemas = [
  [
    'avro',
    { schema: '{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}' },
    '{"id":9007199254740993}',
    '8280808080808020',
    '{"id":1.5}',
    'id must be a whole number, not 1.5',
  ],
  [
    'protobuf',
    { schema: 'syntax = "proto3"; message Order { int64 id = 1; }', schemaType: 'PROTOBUF' },
    '{"id":"9007199254740993"}',
    '00088180808080808010',
    '{"id":"x"}',
    'id must be a whole number, not "x"',
  ],
  [
    'json-schema',
    { schema: '{"type":"object","properties":{"id":{"type":"integer"}}}', schemaType: 'JSON' },
    '{ "id" : 9007199254740993 }',
    Buffer.from('{ "id" : 9007199254740993 }').toString('hex'),
    '{"id":"x"}',
    'id must be a whole number, not "x"',
  ],
] as const;

test('records are written by the schemas of a registry, from their examples too, and refused where they do not fit', async ({
  kafka,
  topicWith,
}) => {
  const registry = await startRegistry();
  const brokers = required('HIGHWATER_TEST_BROKERS');
  try {
    await withOwnConsole({ KAFKA_BROKERS: brokers, SCHEMA_REGISTRY_URL: registry.url }, async (own) => {
      await isUp(own);
      const clusters = await (await fetch(`${own.url}/api/clusters`)).json();
      const base = `${own.url}/api/clusters/${clusters.items[0].id}`;
      for (const [serde, schema, json, hex, bad, problem] of schemas) {
        const { name } = await topicWith();
        const id = await register(registry.url, `${name}-value`, schema);
        const subjects = await (await fetch(`${base}/subjects?search=${name}&topic=${name}`)).json();
        expect(subjects).toMatchObject({ total: 1, suggested: { key: null, value: `${name}-value` } });
        const found = await (await fetch(`${base}/schemas/example?subject=${name}-value`)).json();
        expect(found).toMatchObject({ serde, schemaId: id, version: 1, schema: schema.schema, problem: null });

        const send = (text: string) =>
          fetch(`${base}/topics/${name}/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: own.url },
            body: `{"value":{"serde":"${serde}","subject":"${name}-value","json":${text}}}`,
          });
        for (const text of [json, found.example]) expect((await send(text)).status).toBe(201);
        const refused = await send(bad);
        expect([refused.status, (await refused.json()).error.details]).toEqual([
          400,
          { fields: [{ in: 'body', field: 'value', problem }] },
        ]);
        const [first, second, ...more] = await kafka.read(name);
        expect(first?.value?.toString('hex')).toBe(`00${id.toString(16).padStart(8, '0')}${hex}`);
        expect(second?.value?.readInt32BE(1)).toBe(id);
        expect(more).toEqual([]);
      }
    });
  } finally {
    await registry.stop();
  }
});
