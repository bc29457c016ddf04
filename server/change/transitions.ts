import type { Store } from '../store/store.ts';
import { appendAudit } from './audit.ts';
import type { StoredChange } from './change-rows.ts';
import type { ChangeOutcome } from './outcome.ts';
import { alreadyApplied } from './planned.ts';

type Row = StoredChange['row'];

export interface Deed {
  /** Milliseconds since 1970. */
  at: number;
  actor: string;
  /** What the audit log keeps; without secrets. */
  body: Record<string, unknown>;
}

/** From `planned` to `applying`, with its line in the audit log. Throws ALREADY_APPLIED when another was first. */
export async function storeIntent(store: Store, row: Row, { at, actor, body }: Deed): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('change')
      .set({ state: 'applying', actor, at: BigInt(at), applied_at: BigInt(at) })
      .where('id', '=', row.id)
      .where('state', '=', 'planned')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw alreadyApplied(row);
    await appendAudit(transaction, { ...lineOf(row), at, actor, phase: 'intent', body });
  });
}

/** How it ended, with its line in the audit log. What it takes back, it takes back once it is applied. */
export async function storeResult(
  store: Store,
  row: Row,
  { state, results, error }: ChangeOutcome,
  { at, actor, body }: Deed,
): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('change')
      .set({ state, ended_at: BigInt(at), results: JSON.stringify(results), error: error && JSON.stringify(error) })
      .where('id', '=', row.id)
      .execute();
    if (row.undo_of !== null && state === 'applied') {
      await transaction.updateTable('change').set({ undone_by: row.id }).where('id', '=', row.undo_of).execute();
    }
    await appendAudit(transaction, { ...lineOf(row), at, actor, phase: 'result', body });
  });
}

export async function storeStale(store: Store, { id }: Row): Promise<void> {
  await store
    .updateTable('change')
    .set({ state: 'stale' })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .execute();
}

function lineOf({ cluster, id, kind, title }: Row) {
  return { cluster, change: id, kind, title };
}
