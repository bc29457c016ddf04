import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { Bytes, Num } from '@/components/ui/quantity.tsx';
import { Section } from '@/components/ui/section.tsx';
import type { Sizes, TopicStatistics } from '@/lib/contracts/statistics.ts';

interface SizesRow extends Sizes {
  what: string;
}

const none = 'There is nothing to measure.';

const columns: Column<SizesRow>[] = [
  { id: 'what', header: 'Size of', className: 'name', place: 'a', cell: ({ what }) => what },
  {
    id: 'count',
    header: 'Number',
    numeric: true,
    place: 'b',
    cell: ({ count }) => <Num value={count} unknown={none} />,
  },
  ...(
    [
      ['least', 'Least', undefined],
      ['p50', 'Median', 'c'],
      ['p90', '90 %', undefined],
      ['p99', '99 %', undefined],
      ['most', 'Most', 'd'],
      ['total', 'Together', undefined],
    ] as const
  ).map(([id, header, place]): Column<SizesRow> => {
    return {
      id,
      header,
      numeric: true,
      ...(place && { place, unit: header.toLowerCase() }),
      cell: (row) => <Bytes value={row[id]} unknown={none} />,
    };
  }),
];

/** How large records, keys and values are. */
export function SizesTable({ statistics: { recordSizes, keySizes, valueSizes } }: { statistics: TopicStatistics }) {
  const rows = [
    { what: 'Records', ...recordSizes },
    { what: 'Keys', ...keySizes },
    { what: 'Values', ...valueSizes },
  ];
  return (
    <Section
      title="Sizes"
      note="Uncompressed; null is left out. Percentages say how many are not larger, within 1 % of the truth; the rest is exact."
    >
      <DataTable label="Sizes" list columns={columns} rows={rows} rowKey={({ what }) => what} />
    </Section>
  );
}
