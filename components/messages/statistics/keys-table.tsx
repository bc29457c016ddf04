import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { RowLink } from '@/components/table/row-link.tsx';
import { Num } from '@/components/ui/quantity.tsx';
import { Section } from '@/components/ui/section.tsx';
import type { TopicStatistics } from '@/lib/contracts/statistics.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import { isText } from '../is-text.ts';
import { ShareCell } from './share-cell.tsx';

type TopKey = TopicStatistics['topKeys']['items'][number];

interface KeysTableProps {
  cluster: string;
  topic: string;
  statistics: TopicStatistics;
}

/** The keys that come most often, as far as one can tell them from the others. */
export function KeysTable({ cluster, topic, statistics: { topKeys, keySizes } }: KeysTableProps) {
  const { items, others } = topKeys;
  // Keys that others may equal are no more frequent than they: the list would be chance.
  const ahead = items.filter(({ count }) => BigInt(count) > BigInt(others));
  const rows = others === '0' ? items : ahead;
  if (keySizes.count === '0') return null;
  if (rows.length === 0) {
    return (
      <Section title="Most frequent keys" note="No key stands out.">
        <p className="t2">{`No key came more often than ${plural(largest(items, others), 'time')}.`}</p>
      </Section>
    );
  }
  const exact = rows.every(({ count, atMost }) => count === atMost);
  const columns: Column<TopKey>[] = [
    { id: 'key', header: 'Key', className: 'mono value', place: 'a', cell: (row) => keyCell(row, cluster, topic) },
    {
      id: 'records',
      header: 'Records',
      numeric: true,
      place: 'b',
      cell: ({ count, atMost }) => (
        <>
          {count !== atMost && <span title={`At most ${formatInteger(atMost)}`}>≥ </span>}
          <Num value={count} unknown="" />
        </>
      ),
    },
    {
      id: 'share',
      header: 'Of records with a key',
      numeric: true,
      place: 'c',
      cell: ({ count }) => <ShareCell part={count} all={keySizes.count} />,
    },
  ];
  return (
    <Section
      title="Most frequent keys"
      note={`${exact ? 'Counted exactly.' : 'These counts are lower bounds.'} ${
        others === '0' ? 'There are no others.' : `No other key came more often than ${plural(others, 'time')}.`
      }`}
    >
      <DataTable
        label="Most frequent keys"
        list
        columns={columns}
        rows={rows}
        rowKey={({ key }) => `${key.serde} ${key.text}`}
      />
    </Section>
  );
}

function largest(items: readonly TopKey[], others: string): bigint {
  return items.reduce((most, { atMost }) => (BigInt(atMost) > most ? BigInt(atMost) : most), BigInt(others));
}

function keyCell({ key }: TopKey, cluster: string, topic: string) {
  if (key.serde === 'empty') return <span className="t3">empty</span>;
  const text = key.truncated ? `${key.text} …` : key.text;
  if (!isText(key)) return text;
  const search = new URLSearchParams({ key: key.text });
  return <RowLink href={`${routes.topicMessages(cluster, topic)}?${search}`}>{text}</RowLink>;
}
