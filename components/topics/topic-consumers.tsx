'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { TopicGroup } from '@/lib/contracts/topics.ts';
import { groupState, severityOf } from '@/lib/format/group-status.ts';
import { topicGroupsQuery } from '@/lib/queries/topics.ts';
import { routes } from '@/lib/routes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { Time } from '../ui/time.tsx';
import { Unknown } from '../ui/unknown.tsx';

const viewSchema = z.object({
  sort: z.enum(['group', 'status', 'members', 'lag', 'lagSeconds', 'reads', 'commit']).default('status'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
type View = z.output<typeof viewSchema>;

const tooShort = 'History is too short to tell.';

/** The groups that read a topic, furthest behind first. */
export function TopicConsumers({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicGroupsQuery(cluster, topic));
  const [view, set] = useUrlState(viewSchema);
  const columns = useMemo(() => consumerColumns(cluster), [cluster]);
  const rows = query.data?.items;
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
          sort={{ id: view.sort, order: view.order }}
          onSort={({ id, order }) => set({ sort: id as View['sort'], order })}
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
      sortBy: ({ group }) => group,
      cell: ({ group }) => <RowLink href={routes.group(cluster, group)}>{group || '(empty name)'}</RowLink>,
    },
    {
      id: 'status',
      header: 'Status',
      hint: 'Ascending: the worst first, and among those the one with the most lag',
      place: 'c',
      sortBy: ({ status, lag }) => severityOf(status, lag),
      cell: ({ status }) => <Badge state={groupState[status].state}>{groupState[status].word}</Badge>,
    },
    { id: 'state', header: 'State', className: 't2', cell: ({ state }) => state },
    {
      id: 'members',
      header: 'Members',
      hint: 'Those that have partitions of this topic',
      numeric: true,
      descendingFirst: true,
      sortBy: ({ members }) => members,
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
      hint: 'How long ago the end of the log was where the group is now; its worst partition',
      numeric: true,
      place: 'd',
      descendingFirst: true,
      sortBy: ({ lagSeconds }) => lagSeconds,
      cell: ({ lagSeconds }) => <Duration value={lagSeconds} unknown={tooShort} />,
    },
    {
      id: 'reads',
      header: 'Reads',
      numeric: true,
      descendingFirst: true,
      sortBy: ({ consumedPerSecond }) => consumedPerSecond,
      cell: ({ consumedPerSecond }) => <Rate value={consumedPerSecond} unknown={tooShort} />,
    },
    {
      id: 'commit',
      header: 'Last commit',
      hint: 'When a committed offset was last seen to move',
      numeric: true,
      className: 't2',
      descendingFirst: true,
      sortBy: ({ lastCommitSeenAt }) => (lastCommitSeenAt === null ? null : Date.parse(lastCommitSeenAt)),
      cell: ({ lastCommitSeenAt }) =>
        lastCommitSeenAt === null ? (
          <Unknown
            word="not seen"
            reason="It has not moved since this console watches. Kafka does not tell when it was made."
          />
        ) : (
          <Time at={lastCommitSeenAt} relative />
        ),
    },
  ];
}
