import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ClustersPage } from '@/components/clusters/clusters-page.tsx';
import { BareFrame } from '@/components/shell/bare-frame.tsx';
import { clustersQuery } from '@/lib/queries/clusters.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { routes } from '@/lib/routes.ts';
import { pageContext } from '@/server/access/context.ts';
import { listClusters } from '@/server/clusters/list-clusters.ts';

export const metadata: Metadata = { title: 'Clusters' };

/** The only cluster opens by itself. */
export default async function Page() {
  const clusters = listClusters(await pageContext());
  const [only, another] = clusters.items;
  if (only && !another) redirect(routes.cluster(only.name));
  return (
    <HydrationBoundary state={await prefetch(from(clustersQuery(), async () => clusters))}>
      <BareFrame>
        <ClustersPage />
      </BareFrame>
    </HydrationBoundary>
  );
}
