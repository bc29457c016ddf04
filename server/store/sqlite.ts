import type { SQLInputValue } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { SqliteReply, SqliteRequest, SqliteResult } from './sqlite-messages.ts';

/** SQLite's own failure; `code` is its result code, such as 5 (busy) or 26 (not a database). */
export class SqliteError extends Error {
  override name = 'SqliteError';
  readonly code: number | null;

  constructor(message: string, code: number | null) {
    super(message);
    this.code = code;
  }
}

export interface Sqlite {
  /** Runs one statement. Integers come back as bigint. Throws SqliteError. */
  run(sql: string, parameters: readonly SQLInputValue[]): Promise<SqliteResult>;
  close(): Promise<void>;
}

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** Opens the file in a thread of its own: waiting for the disk must not hold up the event loop. Throws SqliteError. */
export async function openSqlite(file: string): Promise<Sqlite> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<SqliteResult | null>>();
  let lastId = 0;
  let ended: SqliteError | null = null;

  const fail = (message: string) => {
    ended ??= new SqliteError(message, null);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (reply: SqliteReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) asked?.resolve(reply.result);
    else asked?.reject(new SqliteError(reply.message, reply.code));
  });
  worker.on('error', (error) => fail(`The store's thread failed: ${error.message}`));
  worker.on('exit', () => fail('The store is closed.'));

  const ask = (request: Unnumbered<SqliteRequest>): Promise<SqliteResult | null> => {
    if (ended) return Promise.reject(ended);
    const id = ++lastId;
    const asked = Promise.withResolvers<SqliteResult | null>();
    waiting.set(id, asked);
    worker.postMessage({ id, ...request });
    return asked.promise;
  };

  const close = async () => {
    if (!ended) await ask({ kind: 'close' });
    await worker.terminate();
  };

  try {
    await ask({ kind: 'open', file });
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    run: async (sql, parameters) => (await ask({ kind: 'run', sql, parameters: [...parameters] })) as SqliteResult,
    close,
  };
}
