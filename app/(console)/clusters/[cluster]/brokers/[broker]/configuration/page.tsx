import { HydrationBoundary } from '@tanstack/react-query';
import { BrokerConfiguration } from '@/components/brokers/broker-configuration.tsx';
import { brokerConfigsQuery } from '@/lib/queries/brokers.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { getBrokerConfigs } from '@/server/brokers/get-broker-configs.ts';
import { type BrokerParams, brokerOf } from '../parameters.ts';

export default async function Page({ params }: { params: BrokerParams }) {
  const { ctx, named } = await brokerOf(params);
  const state = await prefetch(
    from(brokerConfigsQuery(named.cluster, named.broker), () => getBrokerConfigs(ctx, named)),
  );
  return (
    <HydrationBoundary state={state}>
      <BrokerConfiguration {...named} />
    </HydrationBoundary>
  );
}
