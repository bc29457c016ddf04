import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { BrokersPage } from '@/components/brokers/brokers-page.tsx';
import { listBrokers as contract } from '@/lib/contracts/brokers.ts';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { readSearch, searchOf } from '@/lib/url-state/search.ts';
import { pageContext } from '@/server/access/context.ts';
import { listBrokers } from '@/server/brokers/list-brokers.ts';

export const metadata: Metadata = { title: 'Brokers' };

interface PageProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const ctx = await pageContext((await params).cluster);
  const cluster = ctx.cluster.name;
  const query = readSearch(contract.query, searchOf(await searchParams));
  const state = await prefetch(from(brokersQuery(cluster, query), () => listBrokers(ctx, { cluster, ...query })));
  return (
    <HydrationBoundary state={state}>
      <BrokersPage cluster={cluster} />
    </HydrationBoundary>
  );
}
