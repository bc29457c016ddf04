import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { Num } from '@/components/ui/quantity.tsx';
import { Section } from '@/components/ui/section.tsx';
import type { TopicStatistics } from '@/lib/contracts/statistics.ts';
import { serdeWord } from '../serde-word.ts';
import { ShareCell } from './share-cell.tsx';

type Format = TopicStatistics['keyFormats'][number] & { of: string };

const words: Record<Format['format'], string> = { ...serdeWord, hex: 'Bytes', base64: 'Bytes', null: 'Null' };

/** What keys and values look like, and which schemas they name. */
export function FormatsTable({ statistics }: { statistics: TopicStatistics }) {
  const { keyFormats, valueFormats, records } = statistics;
  const rows = [
    ...keyFormats.map((format) => ({ ...format, of: 'Key' })),
    ...valueFormats.map((format) => ({ ...format, of: 'Value' })),
  ];
  const columns: Column<Format>[] = [
    { id: 'of', header: 'Of', place: 'c', cell: ({ of }) => of },
    { id: 'format', header: 'Format', className: 'name', place: 'a', cell: formatCell },
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
  ];
  return (
    <Section title="Formats" note="Every payload was looked at; of those over 64 KiB the beginning.">
      <DataTable
        label="Formats"
        list
        columns={columns}
        rows={rows}
        rowKey={({ of, format, schemaId }) => `${of} ${format} ${schemaId}`}
      />
    </Section>
  );
}

function formatCell({ format, schemaId }: Format) {
  if (schemaId === null) return words[format];
  return (
    <span title="Begins with the byte 0 and this number, as a schema registry’s serializers write it. A 64-bit number may begin so too.">
      Schema {schemaId}
    </span>
  );
}
