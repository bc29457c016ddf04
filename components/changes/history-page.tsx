'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { exportChanges } from '@/lib/contracts/changes.ts';
import { apiPath } from '@/lib/http/get.ts';
import { changesQuery } from '@/lib/queries/changes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { DataTable } from '../table/data-table.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Pager } from '../ui/pager.tsx';
import { ChainBroken, chainWords } from './chain-state.tsx';
import { historyColumns } from './history-columns.tsx';
import { HistoryToolbar } from './history-toolbar.tsx';
import { type HistoryView, historyView } from './view.ts';

const everything = { search: '', kind: '', actor: '', resource: '', state: 'all', page: 1 } as const;

/** Who changed what and when, how it went, and the way back. */
export function HistoryPage({ cluster }: { cluster: string }) {
  const [view, set] = useUrlState(historyView);
  const query = useQuery(changesQuery(cluster, view));
  const columns = useMemo(() => historyColumns(cluster), [cluster]);
  const { data } = query;
  return (
    <>
      <PageHead
        title="Changes"
        facts={data && chainWords(data.chain)}
        actions={
          <a className="btn" href={apiPath(exportChanges, { cluster })} download={`changes-${cluster}.ndjson`}>
            <Icon name="download" />
            Export all
          </a>
        }
      />
      {data && <ChainBroken chain={data.chain} />}
      <HistoryToolbar view={view} set={set} kinds={data?.kinds ?? []} actors={data?.actors ?? []} />
      <Failure query={query} what="The changes" />
      {(data || query.isPending) && (
        <DataTable
          label="Changes"
          className="mt-3"
          list
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          view={JSON.stringify(view)}
          tone={({ state }) => (state === 'unknown' ? 'warn' : undefined)}
          empty={<NoChanges view={view} onClear={() => set(everything)} />}
        />
      )}
      {data && (
        <Pager
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          noun="change"
          onPage={(page) => set({ page })}
          onPageSize={(pageSize) => set({ pageSize, page: 1 })}
        />
      )}
    </>
  );
}

function NoChanges({ view, onClear }: { view: HistoryView; onClear: () => void }) {
  const { search, kind, actor, resource, state } = view;
  if (search === '' && kind === '' && actor === '' && resource === '' && state === 'all') {
    return (
      <Empty title="Nothing was changed yet">
        Whatever is changed on this cluster through the console appears here, with who, what, how it went and the way
        back.
      </Empty>
    );
  }
  return (
    <Empty
      title="No changes match"
      actions={
        <Button size="sm" onClick={onClear}>
          Show all changes
        </Button>
      }
    >
      Nothing in the history has all that the filters above ask for.
    </Empty>
  );
}
