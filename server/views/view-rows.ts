import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { SavedView } from '../../lib/contracts/views.ts';
import { AppError } from '../../lib/errors.ts';
import type { Store } from '../store/store.ts';
import type { SavedViewTable } from '../store/tables.ts';

/** More would make no list that a person reads. */
const MOST_VIEWS = 1000;

export async function readViews(store: Store, cluster: string): Promise<SavedView[]> {
  const rows = await store
    .selectFrom('saved_view')
    .selectAll()
    .where('cluster', '=', cluster)
    .orderBy('name')
    .execute();
  return rows.map(toView);
}

/** Throws VIEW_EXISTS, and BAD_REQUEST when there are too many. */
export async function insertView(
  store: Store,
  cluster: string,
  { name, path }: Pick<SavedView, 'name' | 'path'>,
  now: number,
): Promise<SavedView> {
  return store.transaction().execute(async (transaction) => {
    const views = await readViews(transaction, cluster);
    assertFree(views, name, null);
    if (views.length >= MOST_VIEWS) {
      throw new AppError('BAD_REQUEST', `${MOST_VIEWS} views are saved, which is the most. Delete one first.`);
    }
    const row = { id: randomUUID(), cluster, name, path, saved_at: BigInt(now) };
    await transaction.insertInto('saved_view').values(row).execute();
    return toView(row);
  });
}

/** Throws VIEW_NOT_FOUND and VIEW_EXISTS. */
export async function changeView(
  store: Store,
  cluster: string,
  id: string,
  change: { name?: string | undefined; path?: string | undefined },
  now: number,
): Promise<SavedView> {
  return store.transaction().execute(async (transaction) => {
    const views = await readViews(transaction, cluster);
    const known = viewOf(views, id);
    const { name = known.name, path = known.path } = change;
    assertFree(views, name, id);
    const row = { name, path, saved_at: BigInt(now) };
    await transaction.updateTable('saved_view').set(row).where('id', '=', id).execute();
    return toView({ id, cluster, ...row });
  });
}

/** What it was. Throws VIEW_NOT_FOUND. */
export async function removeView(store: Store, cluster: string, id: string): Promise<SavedView> {
  return store.transaction().execute(async (transaction) => {
    const view = viewOf(await readViews(transaction, cluster), id);
    await transaction.deleteFrom('saved_view').where('id', '=', id).execute();
    return view;
  });
}

function viewOf(views: readonly SavedView[], id: string): SavedView {
  const view = views.find((candidate) => candidate.id === id);
  if (view) return view;
  throw new AppError('VIEW_NOT_FOUND', 'There is no such saved view; somebody may have deleted it.');
}

function assertFree(views: readonly SavedView[], name: string, own: string | null): void {
  const taken = views.find((view) => view.id !== own && view.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new AppError('VIEW_EXISTS', `There is a view named “${taken.name}” already.`, { details: { view: taken.id } });
}

function toView({ id, name, path, saved_at }: Selectable<SavedViewTable>): SavedView {
  return { id, name, path, savedAt: new Date(Number(saved_at)).toISOString() };
}
