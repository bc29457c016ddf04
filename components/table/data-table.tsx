'use client';

import clsx from 'clsx';
import { type ReactNode, useRef } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Column, Sort } from './column.ts';
import { NarrowSort } from './narrow-sort.tsx';
import { SelectRow } from './select-cell.tsx';
import { TableHead } from './table-head.tsx';
import { useRowsInSight } from './use-rows-in-sight.ts';
import type { Selection } from './use-selection.ts';
import { useSortedRows } from './use-sorted-rows.ts';
import { useSteadyOrder } from './use-steady-order.ts';

interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while loading: skeleton rows keep the place. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Names what was asked for besides the sort (page, search); when it changes, rows are ordered afresh. */
  view?: string;
  /** Tints a row that is the reason why the reader came. */
  tone?: (row: Row) => 'warn' | 'bad' | undefined;
  /** Gives every row a box; chosen by the row's key, which is what the box is named by. */
  selection?: Selection | undefined;
  /** Below 760 px rows become two lines, by each column's `place`. */
  list?: boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  skeletonRows?: number;
  className?: string;
}

const none: readonly never[] = [];

/** The one table: sorted by its headers, steady while it refreshes, and drawing only the rows in sight when it is long. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, sort, onSort, view = '', tone, selection, list = false, empty } = props;
  const { skeletonRows = 8 } = props;
  const table = useRef<HTMLTableElement>(null);
  const sorted = useSortedRows(rows ?? none, columns, sort);
  const steady = useSteadyOrder(sorted, rowKey, `${sort?.id} ${sort?.order} ${view}`);
  const sight = useRowsInSight(table, steady.rows.length);

  const span = columns.length + (selection ? 1 : 0);

  if (rows?.length === 0) return <div className={clsx('scroll', props.className)}>{empty}</div>;

  return (
    <div className={clsx('scroll', props.className)}>
      {list && sort && onSort && <NarrowSort columns={columns} sort={sort} onSort={onSort} />}
      <table
        ref={table}
        className={clsx('data', list && 'as-list', sight && 'is-long')}
        aria-label={props.label}
        aria-busy={rows === undefined || undefined}
        aria-rowcount={sight ? steady.rows.length + 1 : undefined}
      >
        <TableHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          fixed={sight !== null}
          selection={selection}
          keys={selection ? steady.rows.map(rowKey) : none}
        />
        <tbody {...steady.pointer}>
          {rows === undefined &&
            Array.from({ length: skeletonRows }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike.
              <tr key={index}>
                {selection && <td className="select-cell" />}
                {columns.map((column) => cell(column, <Skeleton width={column.width ?? 64} />))}
              </tr>
            ))}
          {sight && <Gap height={sight.before} span={span} />}
          {(sight ? steady.rows.slice(sight.first, sight.last) : steady.rows).map((row, index) => (
            <tr
              key={rowKey(row)}
              ref={sight?.measure}
              data-index={sight ? sight.first + index : undefined}
              aria-rowindex={sight ? sight.first + index + 2 : undefined}
              className={tone?.(row)}
              aria-selected={selection?.has(rowKey(row)) || undefined}
            >
              {selection && <SelectRow name={rowKey(row)} selection={selection} />}
              {columns.map((column) => cell(column, column.cell(row)))}
            </tr>
          ))}
          {sight && <Gap height={sight.after} span={span} />}
        </tbody>
      </table>
    </div>
  );
}

function cell<Row>(column: Column<Row>, content: ReactNode) {
  return (
    <td key={column.id} className={cellClass(column)} data-unit={column.unit}>
      {content}
    </td>
  );
}

function cellClass<Row>({ numeric, place, className }: Column<Row>) {
  return clsx(numeric && 'num', place === 'a' && 'stick', place && `l-${place}`, className);
}

/** Stands for the rows above or below that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
