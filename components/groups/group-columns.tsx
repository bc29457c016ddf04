import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { routes } from '@/lib/routes.ts';
import { Sparkline } from '../chart/sparkline.tsx';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { catchUpWords } from './catch-up.ts';

/** Columns of the list of groups; the server sorts. */
export function groupColumns(cluster: string): Column<GroupSummary>[] {
  return [
    {
      id: 'id',
      header: 'Group',
      place: 'a',
      className: 'name',
      sortBy: 'server',
      width: 160,
      cell: ({ id, type }) => (
        <>
          <RowLink href={routes.group(cluster, id)}>{id || '(empty name)'}</RowLink>{' '}
          {type !== 'classic' && type !== 'unknown' && <Tag>{type}</Tag>}
        </>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      place: 'c',
      sortBy: 'server',
      descendingFirst: true,
      cell: ({ status }) => <Badge state={groupState[status].state}>{groupState[status].word}</Badge>,
    },
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
      hint: 'Records between the committed offsets and the ends of the partitions',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'b',
      unit: 'behind',
      cell: (group) => <Num value={group.lag} unknown={why(group)} />,
    },
    {
      id: 'lagSeconds',
      header: 'Behind by',
      hint: 'How long ago the end of the worst partition was where the group is now',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'd',
      cell: (group) => <Duration value={group.lagSeconds} unknown={why(group)} />,
    },
    {
      id: 'consumedPerSecond',
      header: 'Reads',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      cell: (group) => <Rate value={group.consumedPerSecond} unknown={why(group)} />,
    },
    { id: 'catchUp', header: 'Catches up', numeric: true, className: 't2', cell: catchUpWords },
    {
      id: 'members',
      header: 'Members',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      width: 32,
      cell: (group) => <Num value={group.members} unknown={why(group)} />,
    },
    { id: 'state', header: 'State', className: 't2', sortBy: 'server', cell: ({ state }) => state },
    { id: 'topics', header: 'Topics', className: 't2', cell: ({ topics }) => shorten(topics) },
  ];
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
