import { randomBytes } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { ChangeRequest } from '../../lib/contracts/change-requests.ts';
import type { Acknowledgement, Effect, Warning } from '../../lib/contracts/changes.ts';
import { AppError } from '../../lib/errors.ts';
import type { Store } from '../store/store.ts';
import type { ChangeTable } from '../store/tables.ts';
import type { Json, Touched } from './kind.ts';
import { seal, unseal } from './seal.ts';

/** What people see of a plan, beside its row's own fields. */
export interface PlanText {
  verb: string;
  effects: Effect[];
  warnings: Warning[];
  command: string;
  confirm: string | null;
  acknowledge: Acknowledgement[];
}

/** What apply and undo need and nobody sees. */
export interface Hidden {
  request: ChangeRequest;
  /** As it was read for the plan; 64-bit numbers as text. */
  state: unknown;
  payload: Json;
  undo: ChangeRequest | null;
}

export interface StoredChange {
  row: Selectable<ChangeTable>;
  resources: Touched[];
}

export type NewChange = Omit<Insertable<ChangeTable>, 'id' | 'plan' | 'results' | 'sealed'> & {
  plan: PlanText;
  resources: readonly Touched[];
};

/** How long a plan that nobody applied is kept after its end, in milliseconds. */
const keptMs = 24 * 60 * 60 * 1000;

/** Keeps a change under a new id, and lets go of plans that nobody applied. `sealed` gets the id it is bound to. */
export async function insertChange(
  store: Store,
  { plan, resources, ...row }: NewChange,
  sealed: (id: string) => string | null,
): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  await store.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('change')
      .where('state', 'in', ['planned', 'stale'])
      .where('expires_at', '<', BigInt(row.planned_at) - BigInt(keptMs))
      .execute();
    await transaction
      .insertInto('change')
      .values({ ...row, id, plan: JSON.stringify(plan), results: '[]', sealed: sealed(id) })
      .execute();
    for (const [position, { type, name }] of resources.entries()) {
      await transaction
        .insertInto('change_resource')
        .values({ change_id: id, position: BigInt(position), type, name })
        .execute();
    }
  });
  return id;
}

/** Throws CHANGE_NOT_FOUND. */
export async function findChange(store: Store, cluster: string, id: string): Promise<StoredChange> {
  const row = await store
    .selectFrom('change')
    .selectAll()
    .where('cluster', '=', cluster)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) {
    throw new AppError(
      'CHANGE_NOT_FOUND',
      `There is no change ${id} here. Plans that were not applied go after a day.`,
    );
  }
  return { row, resources: (await resourcesOf(store, [id])).get(id) ?? [] };
}

export async function resourcesOf(store: Store, ids: readonly string[]): Promise<Map<string, Touched[]>> {
  const rows = ids.length
    ? await store
        .selectFrom('change_resource')
        .select(['change_id', 'type', 'name'])
        .where('change_id', 'in', ids)
        .orderBy('change_id')
        .orderBy('position')
        .execute()
    : [];
  const found = Map.groupBy(rows, (row) => row.change_id);
  return new Map([...found].map(([id, own]) => [id, own.map(({ type, name }) => ({ type, name }))]));
}

export function sealHidden(key: Buffer, id: string, hidden: Hidden): string {
  return seal(key, id, JSON.stringify(hidden));
}

/** Throws NOT_UNDOABLE or PLAN_STALE, as `code` says, when the console's key is no longer the one of then. */
export function openHidden(
  key: Buffer,
  { id, sealed }: Selectable<ChangeTable>,
  code: 'NOT_UNDOABLE' | 'PLAN_STALE',
): Hidden {
  const text = sealed === null ? null : unseal(key, id, sealed);
  if (text !== null) return JSON.parse(text) as Hidden;
  throw new AppError(code, 'What this change needs was kept under another key of the console. Plan it anew.');
}
