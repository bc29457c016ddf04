import { Select } from '../ui/select.tsx';
import type { Column, Sort } from './column.ts';

interface NarrowSortProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Sorting where two-line rows have no headers to press. */
export function NarrowSort<Row>({ columns, sort, onSort }: NarrowSortProps<Row>) {
  const options = columns
    .filter(({ sortBy }) => sortBy)
    .flatMap(({ id, header, descendingFirst }) => {
      const [first, second] = descendingFirst ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const);
      return [
        { value: `${id} ${first}`, label: header },
        { value: `${id} ${second}`, label: `${header}, reversed` },
      ];
    });
  const choose = (value: string) => {
    const [id = '', order] = value.split(' ');
    onSort({ id, order: order === 'desc' ? 'desc' : 'asc' });
  };
  return (
    <div className="narrow-sort">
      <Select label="Sort by" size="sm" value={`${sort.id} ${sort.order}`} options={options} onChange={choose} />
    </div>
  );
}
