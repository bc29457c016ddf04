import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { GroupsPage } from '@/components/groups/groups-page.tsx';
import { listView } from '@/components/groups/view.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { readSearch, searchOf } from '@/lib/url-state/search.ts';
import { pageContext } from '@/server/access/context.ts';
import { listGroups } from '@/server/groups/list-groups.ts';

export const metadata: Metadata = { title: 'Groups' };

interface PageProps {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const ctx = await pageContext((await params).cluster);
  const cluster = ctx.cluster.name;
  const view = readSearch(listView, searchOf(await searchParams));
  const state = await prefetch(from(groupsQuery(cluster, view), () => listGroups(ctx, { cluster, ...view })));
  return (
    <HydrationBoundary state={state}>
      <GroupsPage cluster={cluster} />
    </HydrationBoundary>
  );
}
