import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { HistoryPage } from '@/components/changes/history-page.tsx';
import { historyView } from '@/components/changes/view.ts';
import { changesQuery } from '@/lib/queries/changes.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { readSearch, searchOf } from '@/lib/url-state/search.ts';
import { pageContext } from '@/server/access/context.ts';
import { listChanges } from '@/server/changes/list-changes.ts';

export const metadata: Metadata = { title: 'Changes' };

interface PageProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const ctx = await pageContext((await params).cluster);
  const cluster = ctx.cluster.name;
  const view = readSearch(historyView, searchOf(await searchParams));
  const state = await prefetch(from(changesQuery(cluster, view), () => listChanges(ctx, { cluster, ...view })));
  return (
    <HydrationBoundary state={state}>
      <HistoryPage cluster={cluster} />
    </HydrationBoundary>
  );
}
