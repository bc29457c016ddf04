'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { BrokerDetail } from '@/lib/contracts/brokers.ts';
import { brokerQuery } from '@/lib/queries/brokers.ts';
import { routes } from '@/lib/routes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Bytes } from '../ui/quantity.tsx';
import { SearchInput } from '../ui/search-input.tsx';

type Replica = BrokerDetail['partitions'][number];

const viewSchema = z.object({
  search: z.string().default(''),
  show: z.enum(['all', 'leader', 'out']).default('all'),
  sort: z.enum(['topic', 'role', 'sync', 'size']).default('topic'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
type View = z.output<typeof viewSchema>;

const matches: Record<View['show'], (replica: Replica) => boolean> = {
  all: () => true,
  leader: ({ leader }) => leader,
  out: ({ inSync }) => !inSync,
};

/** What a broker leads and follows. */
export function BrokerPartitions({ cluster, broker }: { cluster: string; broker: number }) {
  const { data, isPending } = useQuery(brokerQuery(cluster, broker));
  const [view, set] = useUrlState(viewSchema);
  const columns = useMemo(() => replicaColumns(cluster), [cluster]);
  const all = data?.partitions;
  const rows = useMemo(
    () => all?.filter((replica) => matches[view.show](replica) && replica.topic.includes(view.search)),
    [all, view.show, view.search],
  );
  if (!data && !isPending) return null;
  const show = (filter: View['show']) => set({ show: view.show === filter ? 'all' : filter });
  const count = (filter: View['show']) => all?.filter(matches[filter]).length;
  return (
    <>
      <div className="toolbar">
        <SearchInput
          label="Search by topic"
          placeholder="Search by topic"
          value={view.search}
          onChange={(search) => set({ search }, { replace: true })}
        />
        <FilterChip pressed={view.show === 'leader'} count={count('leader')} onPress={() => show('leader')}>
          Leads
        </FilterChip>
        <FilterChip pressed={view.show === 'out'} count={count('out')} onPress={() => show('out')}>
          Out of sync
        </FilterChip>
      </div>
      <DataTable
        label={`Partitions on broker ${broker}`}
        className="mt-3"
        list
        columns={columns}
        rows={rows}
        rowKey={({ topic, partition }) => `${topic}-${partition}`}
        sort={{ id: view.sort, order: view.order }}
        onSort={({ id, order }) => set({ sort: id as View['sort'], order })}
        view={`${view.search} ${view.show}`}
        empty={
          <Empty title={all?.length === 0 ? 'This broker holds no partitions' : 'No partitions match'}>
            {all?.length === 0
              ? 'New partitions are placed on it; existing ones stay where they are.'
              : `${all?.length} partitions were looked at.`}
          </Empty>
        }
      />
    </>
  );
}

function replicaColumns(cluster: string): Column<Replica>[] {
  return [
    {
      id: 'topic',
      header: 'Partition',
      place: 'a',
      className: 'name',
      width: 280,
      sortBy: ({ topic, partition }) => `${topic}-${partition}`,
      cell: ({ topic, partition }) => (
        <RowLink href={routes.topicPartitions(cluster, topic)}>
          {topic} <span className="t3">{partition}</span>
        </RowLink>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      place: 'd',
      sortBy: ({ leader }) => (leader ? 0 : 1),
      cell: ({ leader }) => (leader ? 'Leader' : <span className="t2">Follower</span>),
    },
    {
      id: 'sync',
      header: 'State',
      place: 'c',
      sortBy: ({ inSync }) => (inSync ? 1 : 0),
      cell: ({ inSync }) => <Badge state={inSync ? 'ok' : 'warning'}>{inSync ? 'In sync' : 'Out of sync'}</Badge>,
    },
    {
      id: 'size',
      header: 'Size',
      numeric: true,
      place: 'b',
      descendingFirst: true,
      sortBy: ({ sizeBytes }) => (sizeBytes === null ? null : BigInt(sizeBytes)),
      cell: ({ sizeBytes }) => <Bytes value={sizeBytes} unknown="The broker did not tell the sizes of its logs." />,
    },
  ];
}
