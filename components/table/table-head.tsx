import clsx from 'clsx';
import { Icon } from '../ui/icon.tsx';
import { type Column, nextSort, type Sort } from './column.ts';
import { SelectPage } from './select-cell.tsx';
import type { Selection } from './use-selection.ts';

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  /** Column widths are given, since not all rows are there to measure. */
  fixed: boolean;
  selection: Selection | undefined;
  /** Of the rows that the box in the head chooses. */
  keys: readonly string[];
}

/** Headers; the sorted one is dark with an arrow, those that sort are real buttons. */
export function TableHead<Row>({ columns, sort, onSort, fixed, selection, keys }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {selection && <SelectPage names={keys} selection={selection} />}
        {columns.map((column) => {
          const sorted = sort?.id === column.id ? sort.order : undefined;
          const direction = sorted && (sorted === 'asc' ? 'ascending' : 'descending');
          return (
            <th
              key={column.id}
              scope="col"
              title={column.hint}
              className={clsx(column.numeric && 'num', column.place === 'a' && 'stick')}
              style={fixed && column.place !== 'a' ? { width: column.width ?? 112 } : undefined}
              aria-sort={direction}
            >
              <Label column={column} onPress={column.sortBy && onSort && (() => onSort(nextSort(column, sort)))} />
              {direction && <Icon name={direction} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Label<Row>({ column, onPress }: { column: Column<Row>; onPress: (() => void) | undefined }) {
  if (column.hideHeader) return <span className="vh">{column.header}</span>;
  if (!onPress) return column.header;
  return (
    <button type="button" onClick={onPress}>
      {column.header}
    </button>
  );
}
