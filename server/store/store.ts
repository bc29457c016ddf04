import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { sqliteDialect } from './dialect.ts';
import { migrations } from './migrations.ts';
import { openSqlite, type Sqlite, SqliteError } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Store = Kysely<Tables>;

/** The store can't be used. The message is one sentence for the person who starts the console. */
export class StoreError extends Error {
  override name = 'StoreError';
}

const key = Symbol.for('highwater.store');
const shared = globalThis as { [key]?: Promise<Store> };

/** The store of this process, opened once. Throws StoreError. */
export function store(dataDir: string): Promise<Store> {
  shared[key] ??= openStore(dataDir);
  return shared[key];
}

/** Ends the store if it is open; what has been written stays. */
export async function closeStore(): Promise<void> {
  const open = shared[key];
  delete shared[key];
  await (await open?.catch(() => undefined))?.destroy();
}

/** Opens (and makes, and migrates) the file in `dataDir`. Throws StoreError, also when another process has it open. */
export async function openStore(dataDir: string, steps: Record<string, Migration> = migrations): Promise<Store> {
  const file = join(dataDir, 'highwater.sqlite');
  const sqlite = await openFile(dataDir, file);
  const db: Store = new Kysely({ dialect: sqliteDialect(sqlite) });
  try {
    await migrate(db, file, steps);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

async function openFile(dataDir: string, file: string): Promise<Sqlite> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await openSqlite(file);
  } catch (error) {
    throw new StoreError(`${sentenceFor(error, file)} HIGHWATER_DATA_DIR names its folder.`, { cause: error });
  }
}

const busy = 5;
const corrupt = 11;
const notADatabase = 26;

function sentenceFor(error: unknown, file: string): string {
  const code = error instanceof SqliteError && error.code !== null ? error.code & 0xff : null;
  if (code === busy) return `Another process uses ${file}; a second console needs its own.`;
  if (code === corrupt || code === notADatabase) return `${file} is damaged or not a database.`;
  return `The store ${file} can't be opened: ${error instanceof Error ? error.message : error}.`;
}

/** All outstanding migrations in one transaction: the file is as before, or as this version wants it. */
async function migrate(db: Store, file: string, steps: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const known = new Set(Object.keys(steps));
  const newer = (await executed(db)).find((name) => !known.has(name));
  if (newer) throw new StoreError(`${file} was written by a newer version of Highwater (it has ${newer}).`);
  const { error } = await migrator.migrateToLatest();
  if (error) throw new StoreError(`${file} could not be brought up to date; it is unchanged.`, { cause: error });
}

async function executed(db: Store): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}
