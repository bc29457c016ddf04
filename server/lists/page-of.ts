/** A value to sort by; null is unknown and stands last in either order. */
export type SortValue = string | number | bigint | null;

export interface ListInput {
  order: 'asc' | 'desc';
  page: number;
  pageSize: number;
}

/** One page of what was found, sorted by `by`, then by `name`. A page beyond the last one is empty. */
export function pageOf<T>(
  items: readonly T[],
  { order, page, pageSize }: ListInput,
  by: (item: T) => SortValue,
  name: (item: T) => string | number,
): { items: T[]; total: number; page: number; pageSize: number } {
  const keyed = items.map((item) => ({ item, value: by(item), name: name(item) }));
  const direction = order === 'asc' ? 1 : -1;
  keyed.sort((a, b) => compareUnknownLast(a.value, b.value, direction) || compare(a.name, b.name));
  const from = (page - 1) * pageSize;
  return { items: keyed.slice(from, from + pageSize).map(({ item }) => item), total: items.length, page, pageSize };
}

/** Whether any of the texts contains what is looked for, letters alike in either case. */
export function matches(search: string, ...texts: readonly (string | null)[]): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
}

function compareUnknownLast(a: SortValue, b: SortValue, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b) * direction;
}

function compare(a: string | number | bigint, b: string | number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
