import { HydrationBoundary } from '@tanstack/react-query';
import { BrokersSection } from '@/components/brokers/brokers-section.tsx';
import { shownBrokers } from '@/components/brokers/shown-brokers.ts';
import { worstFirst } from '@/components/groups/worst-first.ts';
import { WorstGroups } from '@/components/groups/worst-groups.tsx';
import { Overview } from '@/components/overview/overview.tsx';
import { listBrokers as brokersContract } from '@/lib/contracts/brokers.ts';
import { listGroups as groupsContract } from '@/lib/contracts/groups.ts';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { pageContext } from '@/server/access/context.ts';
import { listBrokers } from '@/server/brokers/list-brokers.ts';
import { listGroups } from '@/server/groups/list-groups.ts';

export default async function OverviewPage({ params }: { params: Promise<{ cluster: string }> }) {
  const ctx = await pageContext((await params).cluster);
  const cluster = ctx.cluster.name;
  const groups = { cluster, ...groupsContract.query.parse(worstFirst) };
  const brokers = { cluster, ...brokersContract.query.parse(shownBrokers) };
  const state = await prefetch(
    from(groupsQuery(cluster, worstFirst), () => listGroups(ctx, groups)),
    from(brokersQuery(cluster, shownBrokers), () => listBrokers(ctx, brokers)),
  );
  return (
    <HydrationBoundary state={state}>
      <Overview cluster={cluster}>
        <WorstGroups cluster={cluster} />
        <BrokersSection cluster={cluster} />
      </Overview>
    </HydrationBoundary>
  );
}
