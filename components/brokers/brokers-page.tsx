'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { listBrokers } from '@/lib/contracts/brokers.ts';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { AsOf } from '../ui/as-of.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { BrokersTable } from './brokers-table.tsx';

type SortKey = z.output<typeof listBrokers.query>['sort'];

export function BrokersPage({ cluster }: { cluster: string }) {
  const [state, set] = useUrlState(listBrokers.query);
  const query = useQuery(brokersQuery(cluster, state));
  const { data } = query;
  return (
    <>
      <PageHead title="Brokers" actions={data && <AsOf asOf={data.asOf} stale={data.stale} />} />
      <div className="toolbar">
        <SearchInput
          label="Search brokers by id, host or rack"
          placeholder="Search by id, host or rack"
          value={state.search}
          onChange={(search) => set({ search, page: 1 }, { replace: true })}
        />
      </div>
      <Failure query={query} what="The brokers" />
      {(data || query.isPending) && (
        <div className="mt-3">
          <BrokersTable
            cluster={cluster}
            brokers={data?.items}
            sort={{ id: state.sort, order: state.order }}
            onSort={({ id, order }) => set({ sort: id as SortKey, order, page: 1 })}
            view={`${state.search} ${state.page} ${state.pageSize}`}
          />
        </div>
      )}
      {data && (
        <Pager
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          noun="broker"
          onPage={(page) => set({ page })}
          onPageSize={(pageSize) => set({ pageSize, page: 1 })}
        />
      )}
    </>
  );
}
