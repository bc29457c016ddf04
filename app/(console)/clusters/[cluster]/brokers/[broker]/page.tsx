import { BrokerPartitions } from '@/components/brokers/broker-partitions.tsx';
import { brokerOf } from './parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; broker: string }> }) {
  return <BrokerPartitions {...(await brokerOf(params))} />;
}
