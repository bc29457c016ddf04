import { DatabaseSync } from 'node:sqlite';

export interface Lock {
  release(): void;
}

const busy = 5;

/**
 * Takes the lock that a file stands for, or says which process has it. The system gives the lock back when its owner
 * ends, however it ends, so there is no stale lock and no trust in process ids: SQLite's write lock.
 */
export function takeLock(file: string): Lock | { owner: number | null } {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER)');
    db.exec(`BEGIN IMMEDIATE; DELETE FROM owner; INSERT INTO owner VALUES (${process.pid}); COMMIT; BEGIN IMMEDIATE`);
    return { release: () => db.close() };
  } catch (error) {
    const owner = (error as { errcode?: number }).errcode === busy ? ownerIn(db) : null;
    db.close();
    if (owner === null) throw error;
    return owner;
  }
}

function ownerIn(db: DatabaseSync): { owner: number | null } {
  const row = db.prepare('SELECT pid FROM owner').get();
  return { owner: row === undefined ? null : Number(row.pid) };
}
