import { BrokerConfiguration } from '@/components/brokers/broker-configuration.tsx';
import { brokerOf } from '../parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; broker: string }> }) {
  return <BrokerConfiguration {...(await brokerOf(params))} />;
}
