'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { plural } from '@/lib/format/number.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { routes } from '@/lib/routes.ts';
import { Sparkline } from '../chart/sparkline.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Duration, Num } from '../ui/quantity.tsx';
import { Section } from '../ui/section.tsx';
import { worstFirst } from './worst-first.ts';

const catchUp: Record<GroupSummary['catchUp'], (group: GroupSummary) => string> = {
  'caught-up': () => 'caught up',
  in: ({ catchUpSeconds }) => (catchUpSeconds === null ? 'not known' : `in ${formatDuration(catchUpSeconds)}`),
  never: () => 'never at this rate',
  unknown: () => 'not known',
};

function groupColumns(cluster: string): Column<GroupSummary>[] {
  return [
    {
      id: 'id',
      header: 'Group',
      place: 'a',
      className: 'name',
      width: 128,
      cell: ({ id }) => <RowLink href={routes.group(cluster, id)}>{id === '' ? '(empty name)' : id}</RowLink>,
    },
    { id: 'status', header: 'Status', place: 'c', cell: ({ status }) => <Status status={status} /> },
    {
      id: 'trend',
      header: 'Last hour',
      width: 88,
      cell: ({ id, trend, status }) => (
        <Sparkline values={trend} label={`Lag of ${id} over the last hour`} state={tint(status)} />
      ),
    },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      place: 'b',
      unit: 'behind',
      cell: (group) => <Num value={group.lag} unknown={why(group)} />,
    },
    {
      id: 'lagSeconds',
      header: 'Behind by',
      numeric: true,
      place: 'd',
      cell: (group) => <Duration value={group.lagSeconds} unknown={why(group)} />,
    },
    {
      id: 'catchUp',
      header: 'Catches up',
      numeric: true,
      className: 't2',
      cell: (group) => catchUp[group.catchUp](group),
    },
    { id: 'topics', header: 'Topics', className: 't2', cell: ({ topics }) => shorten(topics) },
  ];
}

export function WorstGroups({ cluster }: { cluster: string }) {
  const query = useQuery(groupsQuery(cluster, worstFirst));
  const { data } = query;
  const columns = useMemo(() => groupColumns(cluster), [cluster]);
  return (
    <Section
      title="Consumer lag"
      note={data && data.total > 0 && `worst first, ${data.items.length} of ${plural(data.total, 'group')}`}
      end={
        <Link className="link" href={routes.groups(cluster)}>
          All groups
        </Link>
      }
    >
      <Failure query={query} what="The groups" />
      {(data || query.isPending) && (
        <DataTable
          label="Groups with the most lag"
          list
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          skeletonRows={worstFirst.pageSize}
          empty={<Empty title="No consumer groups yet">A group appears here when it first joins or commits.</Empty>}
        />
      )}
    </Section>
  );
}

function Status({ status }: { status: GroupSummary['status'] }) {
  const { state, word } = groupState[status];
  return <Badge state={state}>{word}</Badge>;
}

function tint(status: GroupSummary['status']) {
  const { state } = groupState[status];
  return state === 'warning' || state === 'critical' ? state : undefined;
}

function why({ error }: GroupSummary): string {
  return error?.message ?? 'History is too short to tell.';
}

function shorten(topics: readonly string[]): string {
  return topics.length > 3 ? `${topics.slice(0, 2).join(', ')} and ${topics.length - 2} more` : topics.join(', ');
}
