import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import type { SqliteReply, SqliteRequest, SqliteResult } from './sqlite-messages.ts';

/** Milliseconds to wait for a process that is just ending to let go of the file. */
const busyTimeoutMs = 3000;

let database: DatabaseSync | null = null;

/** The lock is the operating system's and goes with the process, also when that is killed. */
function open(file: string): void {
  database = new DatabaseSync(file, { timeout: busyTimeoutMs, readBigInts: true });
  try {
    database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal');
    // What is noted before a change outlasts a power cut too.
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    database.exec('begin immediate; commit');
  } catch (error) {
    close();
    throw error;
  }
}

function run(sql: string, parameters: Extract<SqliteRequest, { kind: 'run' }>['parameters']): SqliteResult {
  if (!database) throw new Error('The database is not open.');
  const statement = database.prepare(sql);
  if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: 0n, insertId: 0n };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

function close(): void {
  database?.close();
  database = null;
}

function answer(request: SqliteRequest): SqliteReply {
  const { id } = request;
  try {
    if (request.kind === 'run') return { id, ok: true, result: run(request.sql, request.parameters) };
    if (request.kind === 'open') open(request.file);
    else close();
    return { id, ok: true, result: null };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : null;
    return { id, ok: false, message: error instanceof Error ? error.message : String(error), code };
  }
}

parentPort?.on('message', (request: SqliteRequest) => parentPort?.postMessage(answer(request)));
