import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

/** What the main thread asks of the SQLite thread. */
export type SqliteRequest =
  | { id: number; kind: 'open'; file: string }
  | { id: number; kind: 'run'; sql: string; parameters: SQLInputValue[] }
  | { id: number; kind: 'close' };

export interface SqliteResult {
  rows: Record<string, SQLOutputValue>[];
  changes: bigint;
  insertId: bigint;
}

export type SqliteReply =
  | { id: number; ok: true; result: SqliteResult | null }
  | { id: number; ok: false; message: string; code: number | null };
