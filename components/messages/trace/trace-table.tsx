'use client';

import { useMemo } from 'react';
import type { Column } from '@/components/table/column.ts';
import { DataTable } from '@/components/table/data-table.tsx';
import { RowLink } from '@/components/table/row-link.tsx';
import { Time } from '@/components/ui/time.tsx';
import type { TracedRecord } from '@/lib/contracts/trace.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import { type Find, Preview } from '../preview.tsx';

interface TraceTableProps {
  cluster: string;
  records: readonly TracedRecord[];
  /** What to mark. */
  find: Find | null;
}

/** What was found, in the order of time; each row leads to its record. */
export function TraceTable({ cluster, records, find }: TraceTableProps) {
  const columns = useMemo(
    (): Column<TracedRecord>[] => [
      {
        id: 'time',
        header: 'Time',
        place: 'b',
        width: 170,
        cell: ({ timestamp }) =>
          timestamp === '-1' ? 'none' : <Time at={Number(timestamp)} precision="millisecond" date />,
      },
      {
        id: 'topic',
        header: 'Topic',
        className: 'name',
        place: 'a',
        width: 180,
        cell: ({ topic, partition, offset }) => (
          <RowLink href={routes.message(cluster, topic, partition, offset)}>{topic}</RowLink>
        ),
      },
      {
        id: 'place',
        header: 'Partition, offset',
        numeric: true,
        place: 'd',
        width: 120,
        cell: ({ partition, offset }) => `${partition}, ${formatInteger(offset)}`,
      },
      {
        id: 'key',
        header: 'Key',
        className: 'mono',
        width: 160,
        cell: ({ key }) => <Preview payload={key} find={find} length={60} />,
      },
      {
        id: 'value',
        header: 'Value',
        className: 'mono clip',
        place: 'c',
        width: 400,
        cell: ({ value }) => <Preview payload={value} find={find} length={300} />,
      },
    ],
    [cluster, find],
  );
  return (
    <DataTable
      label="Records found"
      className="mt-3 traced"
      list
      columns={columns}
      rows={records}
      rowKey={({ topic, partition, offset }) => `${topic} ${partition} ${offset}`}
    />
  );
}
