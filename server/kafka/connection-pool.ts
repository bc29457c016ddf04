import { AppError } from '../../lib/errors.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { type Address, formatAddress } from './address.ts';
import { type Connection, openConnection } from './connection.ts';

export type Lane = 'control' | 'fetch' | 'produce';

const idleMs = 30_000;

/**
 * Connections by broker and lane. Control requests share one connection and are pipelined. A fetch or produce has a
 * connection to itself, because a broker answers in order, and a long poll or a wait for replicas would hold up whatever
 * comes behind it.
 */
export interface ConnectionPool {
  /** `openTimeoutMs`: for a connection that has to be opened first, where that should be less than usual. */
  use<T>(
    address: Address,
    lane: Lane,
    work: (connection: Connection) => Promise<T>,
    openTimeoutMs?: number,
  ): Promise<T>;
  close(): void;
}

export function createConnectionPool(config: ConnectionConfig): ConnectionPool {
  const control = new Map<string, Promise<Connection>>();
  const idle = new Map<string, Connection[]>();
  const all = new Set<Connection>();
  let closed = false;

  const open = async (address: Address, timeoutMs?: number) => {
    if (closed) throw new AppError('SHUTTING_DOWN', 'The console is stopping.');
    const connection = await openConnection(address, config, timeoutMs);
    for (const other of all) if (!other.open) all.delete(other);
    all.add(connection);
    if (closed) connection.close();
    return connection;
  };

  const shared = async (address: Address): Promise<Connection> => {
    const key = formatAddress(address);
    const known = control.get(key);
    if (known) {
      const connection = await known;
      if (connection.open) return connection;
      if (control.get(key) !== known) return shared(address);
    }
    const opening = open(address);
    control.set(key, opening);
    opening.catch(() => {
      if (control.get(key) === opening) control.delete(key);
    });
    return opening;
  };

  const own = async (address: Address, lane: Lane, openTimeoutMs?: number): Promise<Connection> => {
    const waiting = idle.get(`${lane} ${formatAddress(address)}`) ?? [];
    for (let connection = waiting.pop(); connection; connection = waiting.pop()) if (connection.open) return connection;
    return open(address, openTimeoutMs);
  };

  const giveBack = (address: Address, lane: Lane, connection: Connection) => {
    if (!connection.open) return;
    const key = `${lane} ${formatAddress(address)}`;
    const waiting = idle.get(key) ?? [];
    idle.set(key, waiting);
    waiting.push(connection);
    setTimeout(() => {
      const at = waiting.indexOf(connection);
      if (at < 0) return;
      waiting.splice(at, 1);
      connection.close();
    }, idleMs).unref();
  };

  return {
    async use(address, lane, work, openTimeoutMs) {
      if (lane === 'control') return work(await shared(address));
      const connection = await own(address, lane, openTimeoutMs);
      try {
        const result = await work(connection);
        giveBack(address, lane, connection);
        return result;
      } catch (error) {
        // A request that was left may still be answered; nobody is to wait behind it.
        connection.close();
        throw error;
      }
    },
    close() {
      closed = true;
      for (const connection of all) connection.close();
      all.clear();
      control.clear();
      idle.clear();
    },
  };
}
