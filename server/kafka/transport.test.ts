import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { makeCertificates } from '../../dev/kafka/certificates.ts';
import { connect } from './transport.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A peer that answers each request with what `answer` makes of its bytes. */
function listen(answer: (request: Buffer, socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (request) => answer(request, socket));
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

const config = { bootstrapServers: [], clientId: 'test', tls: null, sasl: null };
const request = { apiKey: 3, apiName: 'Metadata', version: 1, payload: Buffer.from('body'), expectAnswer: true };
const wireTo = (port: number) => connect({ host: '127.0.0.1', port }, config, new AbortController().signal);

function echo(request: Buffer, socket: Socket): void {
  const answer = Buffer.concat([Buffer.alloc(4), request.subarray(8, 12), Buffer.from('answer')]);
  answer.writeInt32BE(answer.length - 4, 0);
  socket.write(answer);
}

test('the request header is Kafka’s, the payload follows it, and the answer is what follows the correlation id', async () => {
  let seen: Buffer = Buffer.alloc(0);
  const port = await listen((bytes, socket) => {
    seen = bytes;
    echo(bytes, socket);
  });
  const wire = await wireTo(port);
  expect((await wire.send(request)).toString()).toBe('answer');
  expect(seen.readInt16BE(4)).toBe(3);
  expect(seen.readInt16BE(6)).toBe(1);
  expect(seen.subarray(12).toString('latin1')).toBe('\0\x04testbody');
  wire.destroy();
});

test('requests are pipelined: many are under way on one connection', async () => {
  const held: (() => void)[] = [];
  const port = await listen((bytes, socket) => {
    for (let at = 0; at < bytes.length; ) {
      const size = bytes.readInt32BE(at) + 4;
      const one = bytes.subarray(at, at + size);
      held.push(() => echo(one, socket));
      at += size;
    }
    if (held.length === 5) for (const release of held) release();
  });
  const wire = await wireTo(port);
  const answers = await Promise.all(Array.from({ length: 5 }, () => wire.send(request)));
  expect(answers.map(String)).toEqual(Array(5).fill('answer'));
  wire.destroy();
});

test('a connection that is cut fails what waits on it at once', async () => {
  const port = await listen((_, socket) => socket.destroy());
  const wire = await wireTo(port);
  await expect(wire.send(request)).rejects.toThrow();
  expect(wire.open).toBe(false);
});

test('destroying a connection fails what waits on it', async () => {
  const port = await listen(() => {});
  const wire = await wireTo(port);
  const waiting = wire.send(request);
  wire.destroy();
  await expect(waiting).rejects.toThrow();
});

test('a peer that does not speak Kafka ends the connection with the reason', async () => {
  const port = await listen((_, socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const wire = await wireTo(port);
  await expect(wire.send(request)).rejects.toThrow();
  expect(wire.failure?.name).toBe('NotKafka');
});

test('an answer is not copied: it has memory of its own, with nothing of other answers', async () => {
  const port = await listen(echo);
  const wire = await wireTo(port);
  const answers = [await wire.send(request), await wire.send(request)];
  for (const { buffer, byteOffset, length } of answers) {
    expect([byteOffset, length, buffer.byteLength]).toEqual([8, 6, 14]);
  }
  wire.destroy();
});

test('answers of megabytes come whole over TLS, one after the other', { timeout: 60_000 }, async () => {
  const dir = await mkdtemp(`${tmpdir()}/highwater-tls-`);
  const made = await makeCertificates(dir);
  const files = [made.ca, made.server.key, made.server.certificate];
  const [ca = '', key = '', cert = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  await rm(dir, { recursive: true });
  const body = Buffer.alloc(5_000_003, 'what a broker holds; ');
  const listening = createTlsServer({ key, cert }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const head = Buffer.alloc(8);
      head.writeInt32BE(4 + body.length);
      bytes.copy(head, 4, 8, 12);
      socket.write(Buffer.concat([head, body]));
    });
  });
  servers.push(listening);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as { port: number };
  const tls = { ca, certificate: null, key: null, passphrase: null, verifyHostname: true };
  const wire = await connect({ host: '127.0.0.1', port }, { ...config, tls }, new AbortController().signal);
  for (let turn = 0; turn < 3; turn++) expect((await wire.send(request)).equals(body)).toBe(true);
  wire.destroy();
});

test('a slow answer is waited for as long as it keeps coming', async () => {
  const port = await listen((bytes, socket) => {
    const head = Buffer.concat([Buffer.of(0, 0, 0, 10), bytes.subarray(8, 12)]);
    socket.write(head.subarray(0, 6));
    setTimeout(() => socket.write(Buffer.concat([head.subarray(6), Buffer.from('answer')])), 20);
  });
  const wire = await wireTo(port);
  expect(wire.heardAt).toBe(0);
  expect((await wire.send(request)).toString()).toBe('answer');
  expect(wire.heardAt).toBeGreaterThan(0);
  wire.destroy();
});

test('an idle connection keeps no timer running', async () => {
  const port = await listen(echo);
  const wire = await wireTo(port);
  await wire.send(request);
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  await wire.send(request);
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(timers);
  wire.destroy();
});
