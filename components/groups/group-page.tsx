'use client';

import { useQuery } from '@tanstack/react-query';
import type { GroupDetail } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { groupQuery } from '@/lib/queries/groups.ts';
import { routes } from '@/lib/routes.ts';
import { AsOf } from '../ui/as-of.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Facts } from '../ui/facts.tsx';
import { Failure } from '../ui/failure.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { catchUpWords } from './catch-up.ts';
import { GroupMembers } from './group-members.tsx';
import { GroupPartitions } from './group-partitions.tsx';
import { LagSection } from './lag-section.tsx';

/** One group: the verdict first, then its numbers, lag over time, partitions and members. */
export function GroupPage({ cluster, group }: { cluster: string; group: string }) {
  const query = useQuery(groupQuery(cluster, group));
  const { data, error } = query;
  return (
    <>
      <PageHead
        title={group || '(empty name)'}
        marks={
          data && (
            <Badge fill state={groupState[data.status].state}>
              {groupState[data.status].word}
            </Badge>
          )
        }
        facts={data && factsLine(data)}
        actions={data && <AsOf asOf={data.asOf} stale={data.stale} />}
      />
      {error?.code === 'GROUP_NOT_FOUND' && !data ? (
        <Empty
          title={`There is no group ${group}`}
          actions={
            <ButtonLink size="sm" href={routes.groups(cluster)}>
              All groups
            </ButtonLink>
          }
        >
          Kafka forgets a group when its last committed offset has expired. Names are case-sensitive.
        </Empty>
      ) : (
        <Failure query={query} what="The group" />
      )}
      {data && (
        <>
          <Note className="mt-4" state={groupState[data.status].state} title={data.verdict} />
          <Facts big items={factsOf(data)} />
          <LagSection cluster={cluster} group={group} partitions={data.partitions} />
          <GroupPartitions cluster={cluster} group={data} />
          <GroupMembers cluster={cluster} group={data} />
        </>
      )}
    </>
  );
}

function factsLine({ type, protocol, state, coordinator }: GroupDetail): string {
  const kind = type === 'unknown' ? 'unknown type' : `${type} group`;
  return [kind, protocol, state, coordinator === null ? 'no coordinator' : `coordinator broker ${coordinator}`]
    .filter(Boolean)
    .join(' · ');
}

function factsOf(group: GroupDetail) {
  const why = group.error?.message ?? 'History is too short to tell.';
  return [
    { label: 'Lag now', value: <Num value={group.lag} unknown={why} unit="records" /> },
    {
      label: 'Behind by',
      value: (
        <>
          <Duration value={group.lagSeconds} unknown={why} /> <small>worst partition</small>
        </>
      ),
    },
    { label: 'Reads', value: <Rate value={group.consumedPerSecond} unknown={why} /> },
    { label: 'Comes in', value: <Rate value={group.producedPerSecond} unknown={why} /> },
    {
      label: 'Catches up',
      value: (
        <>
          {catchUpWords(group)} {(group.catchUp === 'in' || group.catchUp === 'never') && <small>at these rates</small>}
        </>
      ),
    },
    {
      label: 'Members',
      value: (
        <>
          <Num value={group.members?.length ?? null} unknown="The coordinator did not tell." />{' '}
          <small>{group.partitions.length} partitions</small>
        </>
      ),
    },
  ];
}
