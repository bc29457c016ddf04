import type { ReactNode } from 'react';

/** What rows are sorted by; 64-bit values as bigint. Null sorts last in both directions: unknown is not small. */
export type SortValue = bigint | number | string | null;

export interface Column<Row> {
  /** Also the key in the URL when sorted. */
  id: string;
  header: string;
  /** The header is only for screen readers: actions, or the second half of a pair. */
  hideHeader?: boolean;
  /** Says more about the header on hover. */
  hint?: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Makes the header a button. `server`: the rows come sorted; otherwise what to compare. */
  sortBy?: 'server' | ((row: Row) => SortValue);
  /** The first press sorts descending: for numbers where the most is what one looks for. */
  descendingFirst?: boolean;
  /** Place in the two-line rows of narrow screens: a and b above, c and d below. Without one it is left out there. */
  place?: 'a' | 'b' | 'c' | 'd';
  /** Follows the value in two-line rows, where no header says what it is. */
  unit?: string;
  className?: string;
  /** Width in px of its skeleton, and of the column where only rows in sight are drawn (there the name takes the rest). */
  width?: number;
}

export interface Sort<Key extends string = string> {
  id: Key;
  order: 'asc' | 'desc';
}

/** The order that pressing a column's header leads to. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | undefined): Sort {
  if (sort?.id === column.id) return { id: column.id, order: sort.order === 'asc' ? 'desc' : 'asc' };
  return { id: column.id, order: column.descendingFirst ? 'desc' : 'asc' };
}

const natural = new Intl.Collator('en', { numeric: true });

/** Compares two known values: numbers by size, text as people read it (`orders-2` before `orders-10`). */
export function compareValues(a: Exclude<SortValue, null>, b: Exclude<SortValue, null>): number {
  if (typeof a === 'string' || typeof b === 'string') return natural.compare(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
