import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrations } from './migrations.ts';
import { rememberCluster } from './remember-cluster.ts';
import { openStore, type Store } from './store.ts';

// Opening waits for a process that is just ending, so a refusal takes its seconds.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let open: Store[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'highwater-store-'));
});

afterEach(async () => {
  for (const store of open.splice(0)) await store.destroy();
  await rm(folder, { recursive: true });
});

async function opened(...args: Parameters<typeof openStore>): Promise<Store> {
  const store = await openStore(...args);
  open.push(store);
  return store;
}

async function closed(store: Store): Promise<void> {
  open = open.filter((other) => other !== store);
  await store.destroy();
}

describe('what a cluster name led to', () => {
  it('is nothing at first, and nothing while it stays the same cluster', async () => {
    const store = await opened(folder);
    expect(await rememberCluster(store, 'prod', 'aaa', 1000)).toBeNull();
    expect(await rememberCluster(store, 'prod', 'aaa', 2000)).toBeNull();
    expect(await rememberCluster(store, 'other', 'bbb', 2000)).toBeNull();
  });

  it('is told with its time once the name leads elsewhere, also after a restart', async () => {
    const before = await opened(folder);
    await rememberCluster(before, 'prod', 'aaa', 1000);
    await rememberCluster(before, 'prod', 'aaa', 2000);
    await closed(before);
    const after = await opened(folder);
    expect(await rememberCluster(after, 'prod', 'bbb', 3000)).toEqual({ kafkaClusterId: 'aaa', lastSeen: 2000 });
    expect(await rememberCluster(after, 'prod', 'bbb', 4000)).toEqual({ kafkaClusterId: 'aaa', lastSeen: 2000 });
  });
});

describe('opening the store', () => {
  it('makes the folder and brings an empty file to the newest schema', async () => {
    const store = await opened(join(folder, 'deep', 'data'));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store);
    expect(rows.map((row) => row.name)).toEqual(Object.keys(migrations));
    expect((await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store)).rows[0]?.journal_mode).toBe('wal');
  });

  it('refuses a file that another process has open, with a sentence that names it', async () => {
    await opened(folder);
    await expect(openStore(folder)).rejects.toThrow(
      /Another process uses .*highwater\.sqlite; a second console needs its own/,
    );
  });

  it('keeps what was written when the process is killed, and opens at once', async () => {
    const program = join(folder, 'program.ts');
    await writeFile(program, killable(folder));
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect(openStore(folder)).rejects.toThrow('Another process uses');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await opened(folder);
    expect(await rememberCluster(store, 'prod', 'bbb', 9000)).toEqual({ kafkaClusterId: 'aaa', lastSeen: 1000 });
    expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store)).rows).toEqual([
      { integrity_check: 'ok' },
    ]);
  });

  it('refuses a file that is not a database', async () => {
    await writeFile(join(folder, 'highwater.sqlite'), 'this is a letter to a friend, and a long one at that');
    await expect(openStore(folder)).rejects.toThrow(
      'is damaged or not a database. HIGHWATER_DATA_DIR names its folder.',
    );
  });

  it('refuses a file that a newer version wrote', async () => {
    const step = { up: async () => {} };
    await closed(await opened(folder, { ...migrations, '9999-later': step }));
    await expect(openStore(folder)).rejects.toThrow(/newer version of Highwater \(it has 9999-later\)/);
  });

  it('leaves the file as it was when a migration fails half-way', async () => {
    await closed(await opened(folder));
    const half = {
      up: async (db: Store) => {
        await sql`create table half_done (id integer)`.execute(db);
        throw new Error('disk full');
      },
    };
    await expect(openStore(folder, { ...migrations, '0002-half': half })).rejects.toThrow('it is unchanged');
    const store = await opened(folder);
    const { rows } = await sql`select name from sqlite_master where name = 'half_done'`.execute(store);
    expect(rows).toEqual([]);
  });
});

describe('transactions', () => {
  it('see none of what others do at the same time, and take it back as one', async () => {
    const store = await opened(folder);
    const failing = store.transaction().execute(async (transaction) => {
      await rememberCluster(transaction as unknown as Store, 'inside', 'aaa', 1);
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('taken back');
    });
    const outside = rememberCluster(store, 'outside', 'bbb', 2);
    await expect(failing).rejects.toThrow('taken back');
    await outside;
    const rows = await store.selectFrom('cluster_identity').select('cluster').execute();
    expect(rows).toEqual([{ cluster: 'outside' }]);
  });
});

/** A program that opens the store, writes, says so, and stays. */
function killable(dataDir: string): string {
  const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  return `
    import { openStore } from ${url('./store.ts')};
    import { rememberCluster } from ${url('./remember-cluster.ts')};
    const store = await openStore(${JSON.stringify(dataDir)});
    await rememberCluster(store, 'prod', 'aaa', 1000);
    console.log('written');
    setInterval(() => {}, 1000);
  `;
}
