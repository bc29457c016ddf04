'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { listTopics } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';
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
import { Switch } from '../ui/switch.tsx';
import { ViewsMenu } from '../ui/views/views-menu.tsx';
import { topicColumns } from './topic-columns.tsx';
import { useTopicActions } from './use-topic-actions.tsx';

type State = z.output<typeof listTopics.query>;

/** Every topic: searched, filtered, sorted and paged by the server, the whole view in the URL. */
export function TopicsPage({ cluster }: { cluster: string }) {
  const [state, set] = useUrlState(listTopics.query);
  const query = useQuery(topicsQuery(cluster, state));
  const selection = useSelection();
  const actions = useTopicActions(cluster, selection.clear);
  const columns = useMemo(() => topicColumns(cluster, actions.ofRow), [cluster, actions.ofRow]);
  useActions(actions.ofList);
  const { data } = query;
  const counts = data?.counts;
  const show = (filter: State['show']) => set({ show: state.show === filter ? 'all' : filter, page: 1 });
  const hidden = data?.hiddenInternal ?? 0;
  return (
    <>
      <PageHead
        title="Topics"
        actions={
          <>
            {data && <AsOf asOf={data.asOf} stale={data.stale} />}
            {actions.ofList.map((action) => (
              <ActionButton key={action.id} action={action} variant="primary" />
            ))}
          </>
        }
      />
      <div className="toolbar">
        <SearchInput
          label="Search topics by name"
          value={state.search}
          onChange={(search) => set({ search, page: 1 }, { replace: true })}
        />
        <FilterChip
          pressed={state.show === 'under-replicated'}
          count={counts?.underReplicated}
          onPress={() => show('under-replicated')}
        >
          Under-replicated
        </FilterChip>
        <FilterChip pressed={state.show === 'offline'} count={counts?.offline} onPress={() => show('offline')}>
          Offline
        </FilterChip>
        <span className="end">
          <Switch
            checked={state.internal === 'true'}
            onChange={(on) => set({ internal: on ? 'true' : 'false', page: 1 })}
          >
            Internal
          </Switch>
          <ViewsMenu cluster={cluster} />
        </span>
      </div>
      <Failure query={query} what="The topics" />
      {(data || query.isPending) && (
        <DataTable
          label="Topics"
          className="mt-3"
          list
          columns={columns}
          rows={data?.items}
          rowKey={({ name }) => name}
          selection={selection}
          sort={{ id: state.sort, order: state.order }}
          onSort={({ id, order }) => set({ sort: id as State['sort'], order, page: 1 })}
          view={`${state.search} ${state.show} ${state.internal} ${state.page} ${state.pageSize}`}
          empty={
            <NoTopics
              state={state}
              hidden={hidden}
              onClear={() => set({ search: '', show: 'all', page: 1 })}
              onInternal={() => set({ internal: 'true', page: 1 })}
            />
          }
        />
      )}
      <BulkBar
        noun="topic"
        selection={selection}
        shown={data?.items.map(({ name }) => name)}
        actions={actions.ofMany}
      />
      {data && (
        <Pager
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          noun="topic"
          onPage={(page) => set({ page })}
          onPageSize={(pageSize) => set({ pageSize, page: 1 })}
          hidden={hidden > 0 && `${plural(hidden, 'internal topic is', 'internal topics are')} hidden`}
        />
      )}
      {actions.form}
    </>
  );
}

interface NoTopicsProps {
  state: State;
  hidden: number;
  onClear: () => void;
  onInternal: () => void;
}

function NoTopics({ state, hidden, onClear, onInternal }: NoTopicsProps) {
  if (state.search === '' && state.show === 'all') {
    if (hidden > 0) {
      return (
        <Empty
          title="No topics but Kafka's own"
          actions={
            <Button size="sm" onClick={onInternal}>
              Show internal topics
            </Button>
          }
        >
          {plural(hidden, 'internal topic is', 'internal topics are')} hidden. A topic appears here within seconds of
          being created.
        </Empty>
      );
    }
    return <Empty title="No topics yet">A topic appears here within seconds of being created.</Empty>;
  }
  const filter = { all: '', 'under-replicated': ' and is under-replicated', offline: ' and has no leader' }[state.show];
  const internal = hidden > 0 ? ` ${plural(hidden, 'internal topic')} not looked at.` : '';
  return (
    <Empty
      title="No topics match"
      actions={
        <Button size="sm" onClick={onClear}>
          Show all topics
        </Button>
      }
    >
      {state.search === '' ? `No topic matches the filter${filter}.` : `No name contains “${state.search}”${filter}.`}
      {internal}
    </Empty>
  );
}
