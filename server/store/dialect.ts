import type { SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type Sqlite, SqliteError } from './sqlite.ts';

/** Kysely over the one SQLite connection. */
export function sqliteDialect(sqlite: Sqlite): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(sqlite),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite does take table definitions inside a transaction; with this Kysely runs migrations in one. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function createDriver(sqlite: Sqlite): Driver {
  const connection = createConnection(sqlite);
  const run = (sql: string) => async () => void (await connection.executeQuery(CompiledQuery.raw(sql)));
  // One connection: who holds it (for a query or a whole transaction) is alone.
  let free: Promise<void> = Promise.resolve();
  let release = () => {};
  return {
    init: async () => {},
    acquireConnection: async () => {
      const before = free;
      const turn = Promise.withResolvers<void>();
      free = turn.promise;
      await before;
      release = turn.resolve;
      return connection;
    },
    releaseConnection: async () => release(),
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: () => run('rollback')().catch(assertRolledBack),
    destroy: () => sqlite.close(),
  };
}

/** SQLite's code for a statement that it can't carry out. */
const sqlError = 1;

/** A full or failing disk makes SQLite roll back by itself; then it says that no transaction is there. */
function assertRolledBack(error: unknown): void {
  if (!(error instanceof SqliteError && error.code === sqlError)) throw error;
}

function createConnection(sqlite: Sqlite): DatabaseConnection {
  async function executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes, insertId } = await sqlite.run(sql, parameters as SQLInputValue[]);
    return { rows: rows as Row[], numAffectedRows: changes, insertId };
  }
  return {
    executeQuery,
    async *streamQuery<Row>(query: CompiledQuery) {
      yield await executeQuery<Row>(query);
    },
  };
}
