import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { GroupPage } from '@/components/groups/group-page.tsx';
import { groupView } from '@/components/groups/view.ts';
import { groupName } from '@/components/groups/words.ts';
import { groupLagQuery, groupQuery, lagSearch } from '@/lib/queries/groups.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { decodeSegment } from '@/lib/routes.ts';
import { readSearch, searchOf } from '@/lib/url-state/search.ts';
import { pageContext } from '@/server/access/context.ts';
import { getGroup } from '@/server/groups/get-group.ts';
import { getGroupLag } from '@/server/groups/get-group-lag.ts';

interface PageProps {
  params: Promise<{ cluster: string; group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: groupName(decodeSegment((await params).group)) };
}

export default async function Page({ params, searchParams }: PageProps) {
  const path = await params;
  const ctx = await pageContext(path.cluster);
  const named = { cluster: ctx.cluster.name, group: decodeSegment(path.group) };
  const { range } = readSearch(groupView, searchOf(await searchParams));
  const state = await prefetch(
    from(groupQuery(named.cluster, named.group), () => getGroup(ctx, named)),
    from(groupLagQuery(named.cluster, named.group, range), () =>
      getGroupLag(ctx, { ...named, ...lagSearch(range), to: 'now' }),
    ),
  );
  return (
    <HydrationBoundary state={state}>
      <GroupPage cluster={named.cluster} group={named.group} />
    </HydrationBoundary>
  );
}
