'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { type GroupStatus, groupStatus, listGroups } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { DataTable } from '../table/data-table.tsx';
import { AsOf } from '../ui/as-of.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { groupColumns } from './group-columns.tsx';

type State = z.output<typeof listGroups.query>;

/** Every group of every type: searched, filtered, sorted and paged by the server. */
export function GroupsPage({ cluster }: { cluster: string }) {
  const [state, set] = useUrlState(listGroups.query);
  const query = useQuery(groupsQuery(cluster, state));
  const columns = useMemo(() => groupColumns(cluster), [cluster]);
  const { data } = query;
  const counts: Partial<Record<GroupStatus, number>> = data?.counts ?? {};
  const present = groupStatus.options.filter((status) => (counts[status] ?? 0) > 0 || state.status === status);
  const filter = (status: GroupStatus) => set({ status: state.status === status ? undefined : status, page: 1 });
  return (
    <>
      <PageHead title="Groups" actions={data && <AsOf asOf={data.asOf} stale={data.stale} />} />
      <div className="toolbar">
        <SearchInput
          label="Search groups by name"
          value={state.search}
          onChange={(search) => set({ search, page: 1 }, { replace: true })}
        />
        {present.map((status) => (
          <FilterChip
            key={status}
            pressed={state.status === status}
            count={counts[status] ?? 0}
            onPress={() => filter(status)}
          >
            {groupState[status].word}
          </FilterChip>
        ))}
      </div>
      <Failure query={query} what="The groups" />
      {(data || query.isPending) && (
        <DataTable
          label="Groups"
          className="mt-3"
          list
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          sort={{ id: state.sort, order: state.order }}
          onSort={({ id, order }) => set({ sort: id as State['sort'], order, page: 1 })}
          view={`${state.search} ${state.status} ${state.topic} ${state.page} ${state.pageSize}`}
          empty={
            <NoGroups
              narrowed={state.search !== '' || state.status !== undefined || state.topic !== undefined}
              onClear={() => set({ search: '', status: undefined, topic: undefined, page: 1 })}
            />
          }
        />
      )}
      {data && (
        <Pager
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          noun="group"
          onPage={(page) => set({ page })}
          onPageSize={(pageSize) => set({ pageSize, page: 1 })}
        />
      )}
    </>
  );
}

function NoGroups({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return <Empty title="No consumer groups yet">A group appears here when it first joins or commits.</Empty>;
  }
  return (
    <Empty
      title="No groups match"
      actions={
        <Button size="sm" onClick={onClear}>
          Show all groups
        </Button>
      }
    >
      Groups of every type and state were looked at.
    </Empty>
  );
}
