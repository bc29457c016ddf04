import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { testContext } from '../testing/context.ts';
import { getSchemaExample } from './get-schema-example.ts';
import { listSubjects } from './list-subjects.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A cluster whose registry answers with these replies, by path. */
async function contextWith(replies: Record<string, unknown>) {
  const server = createServer((request, response) => {
    const body = replies[request.url ?? ''];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(JSON.stringify(body ?? {}));
  })
    .listen(0, '127.0.0.1')
    .unref();
  servers.push(server);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return testContext({ cluster: { name: url, schemaRegistry: { urls: [url], auth: null, tls: null } } });
}

test('a schema that can not be read is told with the reason, and without an example', async () => {
  const broken = { schema: 'message {', schemaType: 'PROTOBUF' };
  const ctx = await contextWith({ '/schemas/ids/7': broken });
  expect(await getSchemaExample(ctx, { cluster: 'test', schemaId: 7, part: 'value' })).toMatchObject({
    serde: 'protobuf',
    schemaId: 7,
    subject: null,
    versions: [],
    schema: 'message {',
    messages: [],
    example: null,
    problem: expect.stringContaining('illegal'),
  });
});

test('a registry that answers something else is told from one that has nothing', async () => {
  const ctx = await contextWith({ '/subjects': { hello: 'world' } });
  const asked = { cluster: 'test', search: '', page: 1, pageSize: 50 };
  await expect(listSubjects(ctx, asked)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
});

const files = [
  { name: '/etc/schemas/shop.proto', text: 'syntax = "proto3"; package shop; message Order { int64 id = 1; }' },
];
const configured = testContext({
  cluster: { protobuf: { files, topics: [{ topic: 'orders', key: null, value: 'shop.Order' }] } },
});

test('the configured message of a topic has an example too', async () => {
  const asked = { cluster: 'test', topic: 'orders' };
  expect(await getSchemaExample(configured, { ...asked, part: 'value' })).toEqual({
    serde: 'protobuf',
    schemaId: null,
    subject: null,
    version: null,
    versions: [],
    schema: '',
    references: [{ name: 'shop.proto', text: files[0]?.text }],
    messages: ['shop.Order'],
    message: 'shop.Order',
    example: '{\n  "id": 1\n}',
    problem: null,
  });
  await expect(getSchemaExample(configured, { ...asked, part: 'key' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const other = getSchemaExample(configured, { ...asked, part: 'value', message: 'shop.Gone' });
  await expect(other).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const list = await listSubjects(configured, { ...asked, search: '', page: 1, pageSize: 50 });
  expect(list).toMatchObject({ configured: false, messages: { key: null, value: 'shop.Order' } });
});
