import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { BrokerHead } from '@/components/brokers/broker-head.tsx';
import { brokerQuery } from '@/lib/queries/brokers.ts';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { getBroker } from '@/server/brokers/get-broker.ts';
import { type BrokerParams, brokerOf } from './parameters.ts';

export async function generateMetadata({ params }: { params: BrokerParams }): Promise<Metadata> {
  return { title: `Broker ${(await brokerOf(params)).named.broker}` };
}

export default async function BrokerLayout({ children, params }: { children: ReactNode; params: BrokerParams }) {
  const { ctx, named } = await brokerOf(params);
  const state = await prefetch(from(brokerQuery(named.cluster, named.broker), () => getBroker(ctx, named)));
  return (
    <HydrationBoundary state={state}>
      <BrokerHead {...named} />
      {children}
    </HydrationBoundary>
  );
}
