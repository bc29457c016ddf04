import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePorts, isFree } from './ports.ts';

test('gives different ports that are all free and outside the range of outgoing connections', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  expect(ports.every((port) => port >= 20_000 && port < 32_768)).toBe(true);
});

test('a port that somebody listens on is not free', async () => {
  const [port] = (await freePorts(1)) as [number];
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await isFree(port)).toBe(false);
});
