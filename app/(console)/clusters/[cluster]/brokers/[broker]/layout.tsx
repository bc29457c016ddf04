import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { BrokerHead } from '@/components/brokers/broker-head.tsx';
import { brokerOf } from './parameters.ts';

interface BrokerLayoutProps {
  children: ReactNode;
  params: Promise<{ cluster: string; broker: string }>;
}

export async function generateMetadata({ params }: BrokerLayoutProps): Promise<Metadata> {
  return { title: `Broker ${(await brokerOf(params)).broker}` };
}

export default async function BrokerLayout({ children, params }: BrokerLayoutProps) {
  return (
    <>
      <BrokerHead {...(await brokerOf(params))} />
      {children}
    </>
  );
}
