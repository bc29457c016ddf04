import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ChangePage } from '@/components/changes/change-page.tsx';
import { changeQuery } from '@/lib/queries/changes.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { decodeSegment } from '@/lib/routes.ts';
import { pageContext } from '@/server/access/context.ts';
import { getChange } from '@/server/changes/get-change.ts';

export const metadata: Metadata = { title: 'Change' };

export default async function Page({ params }: { params: Promise<{ cluster: string; change: string }> }) {
  const path = await params;
  const ctx = await pageContext(path.cluster);
  const named = { cluster: ctx.cluster.name, change: decodeSegment(path.change) };
  const state = await prefetch(from(changeQuery(named.cluster, named.change), () => getChange(ctx, named)));
  return (
    <HydrationBoundary state={state}>
      <ChangePage {...named} />
    </HydrationBoundary>
  );
}
