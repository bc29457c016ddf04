import { createServer, type Server } from 'node:net';

const host = '127.0.0.1';
/** Ports from 32768 on are handed out to outgoing connections by the system, so a restarting broker could lose one. */
const lowest = 20_000;
const highest = 32_000;

/** Free ports of 127.0.0.1, each tried by listening on it. Where to begin is random, so that parallel callers differ. */
export async function freePorts(count: number): Promise<number[]> {
  const start = lowest + Math.floor(Math.random() * (highest - lowest));
  const held: Server[] = [];
  try {
    for (let tried = 0; held.length < count; tried++) {
      if (tried > highest - lowest) throw new Error(`No ${count} free ports between ${lowest} and ${highest}`);
      const server = await listen(lowest + ((start - lowest + tried) % (highest - lowest)));
      if (server) held.push(server);
    }
    return held.map(portOf);
  } finally {
    await Promise.all(held.map(close));
  }
}

export async function isFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server) await close(server);
  return server !== null;
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
