import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { closeKafkaClients } from '../kafka/clients.ts';
import { testContext } from '../testing/context.ts';
import { find, observe } from './observed.ts';
import { stopObserving } from './observers.ts';

let silent: Server | undefined;

afterEach(async () => {
  stopObserving();
  await closeKafkaClients();
  silent?.close();
});

function contextFor(name: string, address: string) {
  const connection = { bootstrapServers: [address], clientId: 'observed-test', tls: null, sasl: null };
  return testContext({ cluster: { name, connection } });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a cluster that was never reached is an error that says why, and is not "not found"', async () => {
  const ctx = contextFor('dead', `127.0.0.1:${await freePort()}`);
  await expect(observe(ctx)).rejects.toMatchObject({
    code: 'CLUSTER_UNREACHABLE',
    message: expect.stringMatching(/127\.0\.0\.1/),
  });
  const sought = { what: 'topic "a"', code: 'TOPIC_NOT_FOUND', details: {}, pick: () => undefined } as const;
  await expect(find(ctx, {}, { ...sought, unread: () => null })).rejects.toMatchObject({ code: 'CLUSTER_UNREACHABLE' });
});

test('while the first reading hangs, the answer comes nevertheless', async () => {
  silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent?.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  await expect(observe(contextFor('hangs', `127.0.0.1:${port}`))).rejects.toMatchObject({
    code: 'NOT_READY',
    message: 'The state of hangs is being read for the first time. Try again in a moment.',
  });
});

test('who goes away is not kept waiting', async () => {
  silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent?.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  const ctx = { ...contextFor('left', `127.0.0.1:${port}`), signal: AbortSignal.abort(new Error('gone')) };
  await expect(observe(ctx)).rejects.toThrow('gone');
});
