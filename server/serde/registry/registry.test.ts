import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { createRegistry } from './registry.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1').unref();
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers by path, and notes what was asked. */
async function stub(replies: Record<string, unknown>) {
  const asked: string[] = [];
  const state = { status: 200 };
  const url = await listen((request, response) => {
    asked.push(request.url ?? '');
    const body = replies[request.url ?? ''];
    response.statusCode = state.status === 200 && body === undefined ? 404 : state.status;
    response.end(JSON.stringify(body ?? { error_code: 40403 }));
  });
  return { url, asked, state };
}

const at = (...urls: string[]) => ({ urls, auth: null, tls: null });

test('a schema comes with its names and all that it refers to, and is asked for once', async () => {
  const { url, asked } = await stub({
    '/schemas/ids/7': { schema: '"a.B"', references: [{ name: 'a.B', subject: 'b', version: 2 }] },
    '/schemas/ids/7/versions': [{ subject: 'orders-value', version: 3 }],
    '/subjects/b/versions/2': { schema: '{"B":1}', references: [{ name: 'a.C', subject: 'c/d', version: 1 }] },
    '/subjects/c%2Fd/versions/1': { schema: '{"C":1}' },
  });
  const registry = createRegistry('test', at(url));
  const both = await Promise.all([registry.find(['7'], 5000), registry.find(['7'], 5000)]);
  const schema = {
    key: '7',
    type: 'AVRO',
    text: '"a.B"',
    references: [
      { name: 'a.C', text: '{"C":1}' },
      { name: 'a.B', text: '{"B":1}' },
    ],
    places: [{ subject: 'orders-value', version: 3 }],
  };
  expect(both).toEqual([[{ ok: true, schema }], [{ ok: true, schema }]]);
  expect(asked.filter((path) => path === '/schemas/ids/7')).toHaveLength(1);
});

test('an id that the registry does not have is asked for again only after a while', async () => {
  const { url, asked } = await stub({});
  let now = 0;
  const registry = createRegistry('test', at(url), () => now);
  const [answer] = await registry.find(['9'], 5000);
  expect(answer).toEqual({
    ok: false,
    key: '9',
    reason: 'the registry has no schema 9',
    retryAt: 60_000,
    absent: true,
  });
  await registry.find(['9'], 5000);
  const before = asked.length;
  now = 60_001;
  await registry.find(['9'], 5000);
  expect(asked.length).toBe(2 * before);
});

test('while the registry is down, what is known stays known and nothing else asks', async () => {
  const { url, asked, state } = await stub({ '/schemas/ids/7': { schema: '"int"' } });
  let now = 0;
  const registry = createRegistry('test', at(url), () => now);
  await registry.find(['7'], 5000);
  state.status = 503;
  expect(await registry.find(['8'], 5000)).toMatchObject([{ ok: false, reason: expect.stringContaining('503') }]);
  const before = asked.length;
  expect(await registry.find(['7', '10'], 5000)).toMatchObject([{ ok: true }, { ok: false, retryAt: 10_000 }]);
  expect(asked.length).toBe(before);
  state.status = 200;
  now = 10_001;
  expect(await registry.find(['10'], 5000)).toMatchObject([{ reason: 'the registry has no schema 10' }]);
});

test('a registry that is silent keeps nobody longer than they want to wait', async () => {
  const url = await listen(() => {});
  const [answer] = await createRegistry('test', at(url)).find(['7'], 20);
  expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('has not come from the registry yet') });
});

test('the next address is asked when one is dead, signed in with what is configured', async () => {
  const seen: (string | undefined)[] = [];
  const url = await listen((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{"schema":"\\"int\\""}');
  });
  const auth = { kind: 'basic' as const, username: 'u', password: new Secret('p:q') };
  const registry = createRegistry('test', { urls: ['http://127.0.0.1:1', url], auth, tls: null });
  expect(await registry.find(['7'], 5000)).toMatchObject([{ ok: true }]);
  expect(seen[0]).toBe(`Basic ${btoa('u:p:q')}`);
});

test('the versions of a subject come oldest first, and a subject that is not there has none', async () => {
  const { url } = await stub({ '/subjects/a%2Fb/versions': [3, 1] });
  const registry = createRegistry('test', at(url));
  expect(await registry.versions('a/b')).toEqual([1, 3]);
  expect(await registry.versions('c')).toEqual([]);
});
