import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { Bytes, Num } from '@/components/ui/quantity.tsx';
import { Section } from '@/components/ui/section.tsx';
import { Time } from '@/components/ui/time.tsx';
import type { TopicStatistics } from '@/lib/contracts/statistics.ts';
import { ShareCell } from './share-cell.tsx';

type Partition = TopicStatistics['partitions'][number];

/** How evenly the counted records lie in the partitions. */
export function PartitionsTable({
  statistics: { partitions, records },
  read,
}: {
  statistics: TopicStatistics;
  read: number;
}) {
  const columns: Column<Partition>[] = [
    {
      id: 'partition',
      header: 'Partition',
      numeric: true,
      className: 'name',
      place: 'a',
      cell: ({ partition }) => partition,
    },
    {
      id: 'records',
      header: 'Records',
      numeric: true,
      place: 'b',
      cell: ({ records }) => <Num value={records} unknown="" />,
    },
    {
      id: 'share',
      header: 'Share',
      numeric: true,
      place: 'd',
      cell: (row) => <ShareCell part={row.records} all={records} />,
    },
    { id: 'bytes', header: 'Uncompressed', numeric: true, cell: ({ bytes }) => <Bytes value={bytes} unknown="" /> },
    { id: 'nullKeys', header: 'Null keys', numeric: true, cell: ({ nullKeys }) => <Num value={nullKeys} unknown="" /> },
    {
      id: 'nullValues',
      header: 'Null values',
      numeric: true,
      cell: ({ nullValues }) => <Num value={nullValues} unknown="" />,
    },
    {
      id: 'oldest',
      header: 'Oldest',
      numeric: true,
      place: 'c',
      cell: ({ oldest }) => oldest && <Time at={Number(oldest)} date />,
    },
    {
      id: 'newest',
      header: 'Newest',
      numeric: true,
      cell: ({ newest }) => newest && <Time at={Number(newest)} date />,
    },
  ];
  return (
    <Section title="Partitions" note={skewOf(partitions, BigInt(records), read)}>
      <DataTable
        label="Counted records by partition"
        list
        columns={columns}
        rows={partitions}
        rowKey={({ partition }) => String(partition)}
      />
    </Section>
  );
}

/** A sentence about the largest partition beside the average of all that were read. */
function skewOf(partitions: readonly Partition[], records: bigint, read: number): string {
  const [first, ...others] = partitions;
  if (!first || read < 2) return '';
  const largest = others.reduce((most, each) => (BigInt(each.records) > BigInt(most.records) ? each : most), first);
  const times = Number((BigInt(largest.records) * BigInt(read) * 100n) / records) / 100;
  const empty = read - partitions.length;
  return `The largest, ${largest.partition}, has ${times} times the average.${empty > 0 ? ` ${empty} of ${read} hold none.` : ''}`;
}
