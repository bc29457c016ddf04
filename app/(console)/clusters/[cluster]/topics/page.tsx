import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TopicsPage } from '@/components/topics/topics-page.tsx';
import { listTopics as contract } from '@/lib/contracts/topics.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';
import { readSearch, searchOf } from '@/lib/url-state/search.ts';
import { pageContext } from '@/server/access/context.ts';
import { listTopics } from '@/server/topics/list-topics.ts';

export const metadata: Metadata = { title: 'Topics' };

interface PageProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const ctx = await pageContext((await params).cluster);
  const cluster = ctx.cluster.name;
  const query = readSearch(contract.query, searchOf(await searchParams));
  const state = await prefetch(from(topicsQuery(cluster, query), () => listTopics(ctx, { cluster, ...query })));
  return (
    <HydrationBoundary state={state}>
      <TopicsPage cluster={cluster} />
    </HydrationBoundary>
  );
}
