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
import { type Action, ActionButton, ActionMenu, useActions } from '../ui/actions.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { Time } from '../ui/time.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { useGroupActions } from './use-group-actions.tsx';
import { groupName } from './words.ts';

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
  const { create, ofPlace, form } = useGroupActions(cluster);
  const ofList = useMemo(() => [create(topic)], [create, topic]);
  useActions(ofList);
  const columns = useMemo(() => {
    const actionsOf = ({ group, state, members }: TopicGroup) => {
      const subject = { id: group, type: 'unknown' as const, state, members: null, topics: [topic] };
      return ofPlace(subject, { topic, partitions: [], held: (members ?? 0) > 0 });
    };
    return consumerColumns(cluster, actionsOf);
  }, [cluster, topic, ofPlace]);
  const rows = query.data?.items;
  return (
    <>
      <Failure query={query} what="The groups" />
      <div className="toolbar">
        <span className="end">
          {ofList.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </span>
      </div>
      {(rows || query.isPending) && (
        <DataTable
          label={`Groups that read ${topic}`}
          className="mt-3"
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
      {form}
    </>
  );
}

function consumerColumns(cluster: string, actionsOf: (group: TopicGroup) => readonly Action[]): Column<TopicGroup>[] {
  return [
    {
      id: 'group',
      header: 'Group',
      place: 'a',
      className: 'name',
      width: 160,
      sortBy: ({ group }) => group,
      cell: ({ group }) => <RowLink href={routes.group(cluster, group)}>{groupName(group)}</RowLink>,
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
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      className: 'acts',
      width: 24,
      cell: (row) => <ActionMenu size="sm" label={`Actions on ${groupName(row.group)}`} actions={actionsOf(row)} />,
    },
  ];
}
