'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { type GroupDetail, type GroupPartition, type GroupStatus, groupStatus } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Duration, Num } from '../ui/quantity.tsx';
import { Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { Unknown } from '../ui/unknown.tsx';

const viewSchema = z.object({
  status: groupStatus.optional(),
  sort: z.enum(['partition', 'status', 'committed', 'end', 'lag', 'behind', 'commit']).default('lag'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
type View = z.output<typeof viewSchema>;

const long = (value: string | null) => (value === null ? null : BigInt(value));

/** Every partition the group has committed or is assigned, worst first. */
export function GroupPartitions({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const [view, set] = useUrlState(viewSchema);
  const { partitions, members } = group;
  const columns = useMemo(() => partitionColumns(cluster, members), [cluster, members]);
  const rows = partitions.filter(({ status }) => view.status === undefined || status === view.status);
  const count = (status: GroupStatus) => partitions.filter((row) => row.status === status).length;
  const present = groupStatus.options.filter((status) => count(status) > 0 || status === view.status);
  return (
    <Section
      title="Partitions"
      note={view.sort === 'lag' && view.order === 'desc' && 'worst first'}
      end={present.map((status) => (
        <FilterChip
          key={status}
          pressed={view.status === status}
          count={count(status)}
          onPress={() => set({ status: view.status === status ? undefined : status })}
        >
          {groupState[status].word}
        </FilterChip>
      ))}
    >
      <DataTable
        label={`Partitions of ${group.id}`}
        list
        columns={columns}
        rows={rows}
        rowKey={({ topic, partition }) => `${topic}-${partition}`}
        sort={{ id: view.sort, order: view.order }}
        onSort={({ id, order }) => set({ sort: id as View['sort'], order })}
        view={view.status ?? ''}
        tone={({ status }) => (status === 'STALLED' ? 'bad' : undefined)}
        empty={
          <Empty title={partitions.length === 0 ? 'No partitions yet' : 'No partitions match'}>
            {partitions.length === 0
              ? 'The group has committed no offset, and no member is assigned a partition.'
              : `${partitions.length} partitions were looked at.`}
          </Empty>
        }
      />
    </Section>
  );
}

function partitionColumns(cluster: string, members: GroupDetail['members']): Column<GroupPartition>[] {
  const clientOf = new Map(members?.map(({ id, clientId }) => [id, clientId]));
  return [
    {
      id: 'partition',
      header: 'Partition',
      place: 'a',
      className: 'name',
      width: 120,
      sortBy: ({ topic, partition }) => `${topic}-${partition}`,
      cell: ({ topic, partition, committed }) => (
        <RowLink
          href={`${routes.topicMessages(cluster, topic)}?order=oldest&partitions=${partition}${committed === null ? '' : `&from=${committed}`}`}
        >
          {topic} <span className="t3">{partition}</span>
        </RowLink>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      place: 'c',
      sortBy: ({ status }) => status,
      cell: ({ status }) => <Badge state={groupState[status].state}>{groupState[status].word}</Badge>,
    },
    {
      id: 'committed',
      header: 'Committed',
      numeric: true,
      sortBy: ({ committed }) => long(committed),
      cell: ({ committed, error }) =>
        committed === null && !error ? (
          <span className="t3">none yet</span>
        ) : (
          <Num value={committed} unknown={error?.message ?? ''} />
        ),
    },
    {
      id: 'end',
      header: 'End',
      numeric: true,
      sortBy: ({ end }) => long(end),
      cell: ({ end, error }) => (
        <Num value={end} unknown={error?.message ?? 'The end of the partition is not known.'} />
      ),
    },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      place: 'b',
      unit: 'behind',
      descendingFirst: true,
      sortBy: ({ lag }) => long(lag),
      cell: (row) => <Lag row={row} />,
    },
    {
      id: 'behind',
      header: 'Behind by',
      numeric: true,
      place: 'd',
      descendingFirst: true,
      sortBy: ({ lagSeconds }) => lagSeconds,
      cell: ({ lagSeconds, error }) => (
        <Duration value={lagSeconds} unknown={error?.message ?? 'The history does not reach back that far.'} />
      ),
    },
    {
      id: 'commit',
      header: 'Last commit',
      numeric: true,
      className: 't2',
      descendingFirst: true,
      sortBy: ({ lastCommitSeenAt }) => lastCommitSeenAt,
      cell: ({ lastCommitSeenAt }) =>
        lastCommitSeenAt === null ? (
          <Unknown word="not seen" reason="Its committed offset has not moved since the console started." />
        ) : (
          <Time at={lastCommitSeenAt} />
        ),
    },
    {
      id: 'member',
      header: 'Member',
      cell: ({ memberId }) =>
        memberId === null ? (
          <span className="t3">none</span>
        ) : (
          <span title={memberId}>{clientOf.get(memberId) ?? memberId}</span>
        ),
    },
  ];
}

/** The lag with what is odd about it: records that are gone, a commit beyond the end, transaction markers. */
function Lag({ row: { lag, lost, error } }: { row: GroupPartition }) {
  return (
    <>
      <Num value={lag} unknown={error?.message ?? 'Nothing is committed yet.'} />
      {lag !== null && error && (
        <>
          {' '}
          <Unknown word="why" reason={error.message} />
        </>
      )}
      {lost !== null && lost !== '0' && (
        <span className="sub">{`${formatInteger(lost)} records were removed before they were read`}</span>
      )}
    </>
  );
}
