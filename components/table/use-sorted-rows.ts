import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { type Column, compareValues, type Sort, type SortValue } from './column.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Rows in the order asked for. Columns sorted by the server leave them as they came. */
export function useSortedRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const definitions = useMemo(
    () =>
      columns.map(({ id, sortBy }) => ({
        id,
        enableSorting: typeof sortBy === 'function',
        // The engine puts `undefined` last in both directions.
        accessorFn: (row: Row) => (typeof sortBy === 'function' ? (sortBy(row) ?? undefined) : undefined),
        sortUndefined: 'last' as const,
        sortFn: (a: Cell, b: Cell, column: string) => compareValues(a.getValue(column), b.getValue(column)),
      })),
    [columns],
  );
  const sorting = useMemo(
    () =>
      sort && definitions.some(({ id, enableSorting }) => id === sort.id && enableSorting) ? [sortState(sort)] : [],
    [sort, definitions],
  );
  const table = useTable({ features, columns: definitions, data: rows, state: { sorting } });
  return table.getRowModel().rows.map((row) => row.original);
}

interface Cell {
  getValue: <Value = Exclude<SortValue, null>>(column: string) => Value;
}

function sortState({ id, order }: Sort) {
  return { id, desc: order === 'desc' };
}
