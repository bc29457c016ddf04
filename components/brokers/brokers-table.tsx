'use client';

import { useMemo } from 'react';
import type { Broker } from '@/lib/contracts/brokers.ts';
import type { Sort } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { brokerColumns } from './broker-columns.tsx';

interface BrokersTableProps {
  cluster: string;
  brokers: readonly Broker[] | undefined;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  view?: string;
}

export function BrokersTable({ cluster, brokers, sort, onSort, view = '' }: BrokersTableProps) {
  const columns = useMemo(() => brokerColumns(cluster), [cluster]);
  return (
    <DataTable
      label="Brokers"
      list
      columns={columns}
      rows={brokers}
      rowKey={({ id }) => String(id)}
      sort={sort}
      onSort={onSort}
      view={view}
      tone={({ up }) => (up ? undefined : 'bad')}
      skeletonRows={3}
      empty={
        <Empty title="No brokers match">
          Every broker that is up or was seen since the console started is looked at.
        </Empty>
      }
    />
  );
}
