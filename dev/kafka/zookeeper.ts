import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Supervisor } from '../process/supervisor.ts';
import { waitUntil } from '../process/wait-until.ts';
import { renderProperties } from './properties.ts';

/** Starts the ZooKeeper that brokers before KRaft need, and waits until it accepts connections. */
export async function startZookeeper(
  supervisor: Supervisor,
  options: { address: string; dir: string; java: string; args: readonly string[] },
): Promise<void> {
  const port = Number(options.address.split(':')[1]);
  const file = `${options.dir}/zookeeper.properties`;
  await mkdir(`${options.dir}/zookeeper`, { recursive: true });
  const properties = {
    dataDir: `${options.dir}/zookeeper`,
    clientPort: String(port),
    clientPortAddress: '127.0.0.1',
    'admin.enableServer': 'false',
    tickTime: '500',
  };
  await writeFile(file, renderProperties(properties));
  await supervisor.start({
    name: 'ZooKeeper',
    command: options.java,
    args: [...options.args, 'org.apache.zookeeper.server.quorum.QuorumPeerMain', file],
    log: `${options.dir}/zookeeper.log`,
  });
  await waitUntil('ZooKeeper to listen', () => accepts(port), { timeoutMs: 60_000 });
}

function accepts(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(null));
  });
}
