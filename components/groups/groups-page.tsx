'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GroupStatus } from '@/lib/contracts/groups.ts';
import { groupState, statusOrder } from '@/lib/format/group-status.ts';
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
import { type ListView, listView } from './view.ts';

/** Every group, those that need a look first: searched, filtered, sorted and paged by the server. */
export function GroupsPage({ cluster }: { cluster: string }) {
  const [view, set] = useUrlState(listView);
  const query = useQuery(groupsQuery(cluster, view));
  const columns = useMemo(() => groupColumns(cluster), [cluster]);
  const { data } = query;
  const chips = statusOrder.filter((status) => (data?.counts[status] ?? 0) > 0 || status === view.status);
  const show = (status: GroupStatus | undefined) => set({ status, page: 1 });
  return (
    <>
      <PageHead title="Groups" actions={data && <AsOf asOf={data.asOf} stale={data.stale} />} />
      <div className="toolbar">
        <SearchInput
          label="Search groups by name"
          value={view.search}
          onChange={(search) => set({ search, page: 1 }, { replace: true })}
        />
        <FilterChip
          pressed={view.status === undefined}
          count={data && total(data.counts)}
          onPress={() => show(undefined)}
        >
          All
        </FilterChip>
        {chips.map((status) => (
          <FilterChip
            key={status}
            pressed={view.status === status}
            count={data?.counts[status] ?? 0}
            onPress={() => show(view.status === status ? undefined : status)}
          >
            {groupState[status].word}
          </FilterChip>
        ))}
        {view.topic !== undefined && (
          <FilterChip pressed onPress={() => set({ topic: undefined, page: 1 })}>
            <span className="op">reads</span> {view.topic}
          </FilterChip>
        )}
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
          sort={{ id: view.sort, order: view.order }}
          onSort={({ id, order }) => set({ sort: id as ListView['sort'], order, page: 1 })}
          view={`${view.search} ${view.status} ${view.topic} ${view.page} ${view.pageSize}`}
          empty={
            <NoGroups view={view} onClear={() => set({ search: '', status: undefined, topic: undefined, page: 1 })} />
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

function NoGroups({ view, onClear }: { view: ListView; onClear: () => void }) {
  if (view.search === '' && view.status === undefined && view.topic === undefined) {
    return <Empty title="No consumer groups yet">A group appears here when it first joins or commits.</Empty>;
  }
  const asked = [
    view.search !== '' && `has “${view.search}” in its name`,
    view.topic !== undefined && `reads ${view.topic}`,
    view.status !== undefined && `is ${groupState[view.status].word.toLowerCase()}`,
  ].filter((part) => part !== false);
  return (
    <Empty
      title="No groups match"
      actions={
        <Button size="sm" onClick={onClear}>
          Show all groups
        </Button>
      }
    >
      No group {asked.join(' and ')}.
    </Empty>
  );
}

function total(counts: Partial<Record<GroupStatus, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
