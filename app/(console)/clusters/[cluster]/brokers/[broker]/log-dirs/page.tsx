import { HydrationBoundary } from '@tanstack/react-query';
import { LogDirs } from '@/components/brokers/log-dirs.tsx';
import { brokerLogDirsQuery } from '@/lib/queries/brokers.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { getBrokerLogDirs } from '@/server/brokers/get-broker-log-dirs.ts';
import { type BrokerParams, brokerOf } from '../parameters.ts';

export default async function Page({ params }: { params: BrokerParams }) {
  const { ctx, named } = await brokerOf(params);
  const state = await prefetch(
    from(brokerLogDirsQuery(named.cluster, named.broker), () => getBrokerLogDirs(ctx, named)),
  );
  return (
    <HydrationBoundary state={state}>
      <LogDirs {...named} />
    </HydrationBoundary>
  );
}
