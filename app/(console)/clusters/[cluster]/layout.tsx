import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { PlanProvider } from '@/components/plan/plan-provider.tsx';
import { Shell } from '@/components/shell/shell.tsx';
import { ReadOnlyProvider } from '@/components/ui/read-only.tsx';
import { AppError } from '@/lib/errors.ts';
import { clustersQuery, overviewQuery } from '@/lib/queries/clusters.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { pageContext } from '@/server/access/context.ts';
import { getOverview } from '@/server/clusters/get-overview.ts';
import { listClusters } from '@/server/clusters/list-clusters.ts';
import { getReach } from '@/server/console/get-reach.ts';

interface ClusterLayoutProps {
  children: ReactNode;
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: ClusterLayoutProps): Promise<Metadata> {
  const ctx = await contextOf(params);
  if (!ctx) return { title: 'Not found' };
  const { label } = ctx.cluster;
  return { title: { default: label, template: `%s · ${label} · Highwater` } };
}

export default async function ClusterLayout({ children, params }: ClusterLayoutProps) {
  const ctx = await contextOf(params);
  if (!ctx) notFound();
  const { name, label, environment, readOnly } = ctx.cluster;
  const state = await prefetch(
    from(clustersQuery(), async () => listClusters(ctx)),
    from(overviewQuery(name), () => getOverview(ctx, { cluster: name })),
  );
  return (
    <HydrationBoundary state={state}>
      <ReadOnlyProvider reason={readOnly ? `${label} is read only here: the console changes nothing on it.` : null}>
        <PlanProvider cluster={{ name, label, environment }}>
          <Shell cluster={{ name, label, environment, readOnly }} reach={getReach(ctx)}>
            {children}
          </Shell>
        </PlanProvider>
      </ReadOnlyProvider>
    </HydrationBoundary>
  );
}

/** Null when no such cluster is configured. */
async function contextOf(params: ClusterLayoutProps['params']) {
  try {
    return await pageContext((await params).cluster);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CLUSTER_NOT_FOUND') return null;
    throw error;
  }
}
