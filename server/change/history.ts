import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { ChangeState } from '../../lib/contracts/changes.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { resourcesOf, type StoredChange } from './change-rows.ts';

export interface HistoryQuery {
  cluster: string;
  /** Anywhere in the title, the summary, the names it touches, who, or the id; ASCII letters in either case. */
  search: string;
  kind: string;
  actor: string;
  /** A topic or group by its exact name. */
  resource: string;
  /** `all`: whatever was applied. */
  state: ChangeState | 'all';
  order: 'asc' | 'desc';
  page: number;
  pageSize: number;
}

/** One page of the history at `now` (milliseconds since 1970), with the number of all that match. */
export async function readHistory(
  store: Store,
  query: HistoryQuery,
  now: number,
): Promise<{ items: StoredChange[]; total: number }> {
  const found = matching(store, query, BigInt(now));
  const { total } = await found.select((of) => of.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('at', query.order)
    .orderBy(sql`rowid`, query.order)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const resources = await resourcesOf(
    store,
    rows.map(({ id }) => id),
  );
  return { items: rows.map((row) => ({ row, resources: resources.get(row.id) ?? [] })), total: Number(total) };
}

/** Which kinds and actors the history knows. */
export async function readFacets(store: Store, cluster: string): Promise<{ kinds: string[]; actors: string[] }> {
  const seen = async (column: 'kind' | 'actor') => {
    const rows = await store
      .selectFrom('change')
      .select(`${column} as value`)
      .distinct()
      .where('cluster', '=', cluster)
      .where('applied_at', 'is not', null)
      .orderBy('value')
      .execute();
    return rows.map(({ value }) => value);
  };
  return { kinds: await seen('kind'), actors: await seen('actor') };
}

function matching(store: Store, { search, kind, actor, resource, ...query }: HistoryQuery, now: bigint) {
  let found = inState(store.selectFrom('change').where('cluster', '=', query.cluster), query.state, now);
  if (kind !== '') found = found.where('kind', '=', kind);
  if (actor !== '') found = found.where('actor', '=', actor);
  if (resource !== '') found = found.where((of) => touching(of, (names) => names.where('name', '=', resource)));
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: 'title' | 'summary' | 'actor' | 'id' | 'name') =>
    sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  if (search === '') return found;
  return found.where((of) =>
    of.or([
      like('title'),
      like('summary'),
      like('actor'),
      like('id'),
      touching(of, (names) => names.where(like('name'))),
    ]),
  );
}

type Changes = SelectQueryBuilder<Tables, 'change', object>;

function inState(changes: Changes, state: HistoryQuery['state'], now: bigint): Changes {
  switch (state) {
    case 'all':
      return changes.where('applied_at', 'is not', null);
    case 'planned':
      return changes.where('state', '=', 'planned').where('expires_at', '>', now);
    case 'expired':
      return changes.where('state', '=', 'planned').where('expires_at', '<=', now);
    default:
      return changes.where('state', '=', state);
  }
}

type Names = SelectQueryBuilder<Tables, 'change' | 'change_resource', object>;

function touching(of: ExpressionBuilder<Tables, 'change'>, named: (names: Names) => Names) {
  return of.exists(named(of.selectFrom('change_resource').select('name').whereRef('change_id', '=', 'change.id')));
}
