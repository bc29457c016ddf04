'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { GroupStatus } from '@/lib/contracts/groups.ts';
import { groupState, statusOrder } from '@/lib/format/group-status.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { BulkBar } from '../table/bulk-bar.tsx';
import { DataTable } from '../table/data-table.tsx';
import { useSelection } from '../table/use-selection.ts';
import { ActionButton, useActions } from '../ui/actions.tsx';
import { AsOf } from '../ui/as-of.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { ViewsMenu } from '../ui/views/views-menu.tsx';
import { groupColumns } from './group-columns.tsx';
import { useGroupActions } from './use-group-actions.tsx';
import { type ListView, listView } from './view.ts';

const none: readonly never[] = [];

/** Every group, those that need a look first: searched, filtered, sorted and paged by the server. */
export function GroupsPage({ cluster }: { cluster: string }) {
  const [view, set] = useUrlState(listView);
  const query = useQuery(groupsQuery(cluster, view));
  const selection = useSelection();
  const { create, of, ofMany, form } = useGroupActions(cluster, selection.clear);
  const columns = useMemo(() => groupColumns(cluster, of), [cluster, of]);
  const ofList = useMemo(() => [create()], [create]);
  useActions(ofList);
  const { data } = query;
  const bulk = useCallback((ids: readonly string[]) => ofMany(ids, data?.items ?? none), [ofMany, data]);
  const chips = statusOrder.filter((status) => (data?.counts[status] ?? 0) > 0 || status === view.status);
  const show = (status: GroupStatus | undefined) => set({ status, page: 1 });
  return (
    <>
      <PageHead
        title="Groups"
        actions={
          <>
            {data && <AsOf asOf={data.asOf} stale={data.stale} />}
            {ofList.map((action) => (
              <ActionButton key={action.id} action={action} variant="primary" />
            ))}
          </>
        }
      />
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
        <span className="end">
          <ViewsMenu cluster={cluster} />
        </span>
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
          selection={selection}
          sort={{ id: view.sort, order: view.order }}
          onSort={({ id, order }) => set({ sort: id as ListView['sort'], order, page: 1 })}
          view={`${view.search} ${view.status} ${view.topic} ${view.page} ${view.pageSize}`}
          empty={
            <NoGroups view={view} onClear={() => set({ search: '', status: undefined, topic: undefined, page: 1 })} />
          }
        />
      )}
      <BulkBar noun="group" selection={selection} shown={data?.items.map(({ id }) => id)} actions={bulk} />
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
      {form}
    </>
  );
}

function NoGroups({ view, onClear }: { view: ListView; onClear: () => void }) {
  if (view.search === '' && view.status === undefined && view.topic === undefined) {
    return (
      <Empty title="No consumer groups yet">
        A group appears here when it first joins or commits, or when it is created with offsets to begin at.
      </Empty>
    );
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
