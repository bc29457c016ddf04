import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { routes } from '@/lib/routes.ts';
import { Sparkline } from '../chart/sparkline.tsx';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { type Action, ActionMenu } from '../ui/actions.tsx';
import { Tag } from '../ui/badge.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { StatusBadge, tint } from './group-status.tsx';
import { groupName } from './words.ts';

/** Columns of the list of groups; the server sorts. Without `actionsOf` it is only to be read. */
export function groupColumns(
  cluster: string,
  actionsOf?: (group: GroupSummary) => readonly Action[],
): Column<GroupSummary>[] {
  return [
    {
      id: 'id',
      header: 'Group',
      place: 'a',
      className: 'name long',
      sortBy: 'server',
      width: 200,
      cell: ({ id, type }) => (
        <>
          <RowLink href={routes.group(cluster, id)}>{groupName(id)}</RowLink>{' '}
          {type !== 'classic' && type !== 'unknown' && <Tag>{type}</Tag>}
        </>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      hint: 'Ascending: the worst first',
      place: 'c',
      sortBy: 'server',
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'state',
      header: 'State',
      hint: 'As the coordinator has it',
      className: 't2',
      sortBy: 'server',
      cell: ({ state }) => state,
    },
    {
      id: 'members',
      header: 'Members',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      width: 32,
      cell: (group) => <Num value={group.members} unknown={why(group)} />,
    },
    {
      id: 'trend',
      header: 'Last hour',
      hint: 'Lag over the last hour',
      width: 88,
      cell: ({ id, trend, status }) => (
        <Sparkline values={trend} label={`Lag of ${groupName(id)} over the last hour`} state={tint(status)} />
      ),
    },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'b',
      unit: 'behind',
      cell: (group) => <Lag group={group} />,
    },
    {
      id: 'lagSeconds',
      header: 'Behind by',
      hint: 'How long ago the end of the log was where the group is now; its worst partition',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'd',
      cell: (group) => (nothingCommitted(group) ? null : <Duration value={group.lagSeconds} unknown={why(group)} />),
    },
    {
      id: 'consumedPerSecond',
      header: 'Reads',
      hint: 'Records per second, by what is committed',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      width: 48,
      cell: (group) => (nothingCommitted(group) ? null : <Rate value={group.consumedPerSecond} unknown={why(group)} />),
    },
    {
      id: 'topics',
      header: 'Topics',
      className: 't2',
      width: 160,
      cell: ({ topics }) => <Topics topics={topics} />,
    },
    ...(actionsOf ? [actionsColumn(actionsOf)] : []),
  ];
}

function actionsColumn(actionsOf: (group: GroupSummary) => readonly Action[]): Column<GroupSummary> {
  return {
    id: 'actions',
    header: 'Actions',
    hideHeader: true,
    className: 'acts',
    width: 24,
    cell: (group) => <ActionMenu size="sm" label={`Actions on ${groupName(group.id)}`} actions={actionsOf(group)} />,
  };
}

function Lag({ group }: { group: GroupSummary }) {
  if (nothingCommitted(group)) return <span className="t3">nothing committed</span>;
  return <Num value={group.lag} unknown={why(group)} />;
}

function Topics({ topics }: { topics: readonly string[] }) {
  const [first, second, ...more] = topics;
  return (
    <span title={topics.length > 2 ? topics.join('\n') : undefined}>
      {[first, second].filter((topic) => topic !== undefined).join(', ')}
      {more.length > 0 && <small className="unit"> + {more.length}</small>}
    </span>
  );
}

function nothingCommitted({ lag, error, topics }: GroupSummary): boolean {
  return lag === null && error === null && topics.length === 0;
}

function why({ error }: GroupSummary): string {
  return error?.message ?? 'Too little was seen of it yet. Rates and delays need some samples.';
}
