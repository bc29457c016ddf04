'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TopicGroup } from '@/lib/contracts/topics.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { topicGroupsQuery } from '@/lib/queries/topics.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { Time } from '../ui/time.tsx';
import { Unknown } from '../ui/unknown.tsx';

const tooShort = 'History is too short to tell.';

/** The groups that read a topic, furthest behind first. */
export function TopicConsumers({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicGroupsQuery(cluster, topic));
  const columns = useMemo(() => consumerColumns(cluster), [cluster]);
  const rows = query.data?.items;
  if (query.error?.status === 404) return null;
  return (
    <>
      <Failure query={query} what="The groups" />
      {(rows || query.isPending) && (
        <DataTable
          label={`Groups that read ${topic}`}
          className="mt-4"
          list
          columns={columns}
          rows={rows}
          rowKey={({ group }) => group}
          sort={{ id: 'lag', order: 'desc' }}
          empty={
            <Empty title="No group reads this topic">
              A group appears here when it commits an offset or is assigned a partition of {topic}.
            </Empty>
          }
        />
      )}
    </>
  );
}

function consumerColumns(cluster: string): Column<TopicGroup>[] {
  return [
    {
      id: 'group',
      header: 'Group',
      place: 'a',
      className: 'name',
      width: 160,
      cell: ({ group }) => <RowLink href={routes.group(cluster, group)}>{group || '(empty name)'}</RowLink>,
    },
    {
      id: 'status',
      header: 'Status',
      place: 'c',
      cell: ({ status }) => <Badge state={groupState[status].state}>{groupState[status].word}</Badge>,
    },
    { id: 'state', header: 'State', className: 't2', cell: ({ state }) => state },
    {
      id: 'members',
      header: 'Members',
      numeric: true,
      cell: ({ members }) => <Num value={members} unknown="The coordinator did not tell." />,
    },
    { id: 'partitions', header: 'Partitions', numeric: true, cell: ({ partitions }) => partitions },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      place: 'b',
      unit: 'behind',
      sortBy: ({ lag }) => (lag === null ? null : BigInt(lag)),
      descendingFirst: true,
      cell: ({ lag }) => <Num value={lag} unknown="An end or a committed offset is not known." />,
    },
    {
      id: 'lagSeconds',
      header: 'Behind by',
      numeric: true,
      place: 'd',
      cell: ({ lagSeconds }) => <Duration value={lagSeconds} unknown={tooShort} />,
    },
    {
      id: 'reads',
      header: 'Reads',
      numeric: true,
      cell: ({ consumedPerSecond }) => <Rate value={consumedPerSecond} unknown={tooShort} />,
    },
    {
      id: 'commit',
      header: 'Last commit',
      numeric: true,
      className: 't2',
      cell: ({ lastCommitSeenAt }) =>
        lastCommitSeenAt === null ? (
          <Unknown word="not seen" reason="No commit since the console started." />
        ) : (
          <Time at={lastCommitSeenAt} />
        ),
    },
  ];
}
