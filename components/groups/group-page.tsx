'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { GroupDetail } from '@/lib/contracts/groups.ts';
import { groupLagQuery, groupQuery } from '@/lib/queries/groups.ts';
import { routes } from '@/lib/routes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { type Action, ActionButton, ActionMenu, useActions } from '../ui/actions.tsx';
import { AsOf } from '../ui/as-of.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { GroupFacts } from './group-facts.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupPartitions } from './group-partitions.tsx';
import { StatusBadge } from './group-status.tsx';
import { GroupVerdict } from './group-verdict.tsx';
import { HeatSection } from './heat-section.tsx';
import { LagSection } from './lag-section.tsx';
import { type Place, useGroupActions } from './use-group-actions.tsx';
import { groupView } from './view.ts';
import { groupName } from './words.ts';

const none: readonly Action[] = [];

/** One group: the verdict, key numbers, lag over time, its partitions and its members. */
export function GroupPage({ cluster, group }: { cluster: string; group: string }) {
  const [view, set] = useUrlState(groupView);
  const query = useQuery(groupQuery(cluster, group));
  const lag = useQuery(groupLagQuery(cluster, group, view.range));
  const router = useRouter();
  const leave = useCallback(() => router.push(routes.groups(cluster)), [router, cluster]);
  const { of, ofPlace, form } = useGroupActions(cluster, leave);
  const { data, error } = query;
  const actions = useMemo(() => (data ? of(subjectOf(data)) : none), [data, of]);
  const placeActions = useCallback((place: Place) => (data ? ofPlace(subjectOf(data), place) : none), [data, ofPlace]);
  useActions(actions);
  if (error?.code === 'GROUP_NOT_FOUND') return <NoGroup cluster={cluster} group={group} />;
  return (
    <>
      <PageHead
        title={groupName(group)}
        marks={data && <StatusBadge status={data.status} fill />}
        facts={data ? factsLine(data) : query.isPending && <Skeleton width={240} />}
        actions={
          data && (
            <>
              <AsOf asOf={data.asOf} stale={data.stale} />
              {actions.slice(0, 1).map((action) => (
                <ActionButton key={action.id} action={action} />
              ))}
              <ActionMenu label={`Actions on ${groupName(group)}`} actions={actions.slice(1)} />
            </>
          )
        }
      />
      <Failure query={query} what="The group" />
      {data && <GroupVerdict cluster={cluster} group={data} />}
      {data && <GroupFacts group={data} />}
      {(data || query.isPending) && (
        <>
          <LagSection query={lag} view={view} onView={set} />
          {lag.data && data && <HeatSection reply={lag.data} range={view.range} partitions={data.partitions} />}
          <GroupPartitions
            cluster={cluster}
            group={data}
            lag={lag.data}
            view={view}
            onView={set}
            actionsOf={placeActions}
          />
          <GroupMembers cluster={cluster} group={data} />
        </>
      )}
      {form}
    </>
  );
}

function subjectOf(group: GroupDetail) {
  return { ...group, members: group.members?.length ?? null };
}

function factsLine({ type, protocol, state, coordinator }: GroupDetail): string {
  const protocolWord = protocol !== null && protocol !== 'consumer' && protocol !== '' ? ` (${protocol})` : '';
  return [
    type === 'unknown' ? null : `${type} protocol${protocolWord}`,
    state,
    coordinator === null ? 'coordinator unknown' : `coordinator broker ${coordinator}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function NoGroup({ cluster, group }: { cluster: string; group: string }) {
  return (
    <Empty
      page
      title={`There is no group ${groupName(group)}`}
      actions={
        <ButtonLink size="sm" href={routes.groups(cluster)}>
          All groups of {cluster}
        </ButtonLink>
      }
    >
      Kafka was asked again just now. A group goes when it is deleted, or when it has no members and all that it
      committed has expired.
    </Empty>
  );
}
