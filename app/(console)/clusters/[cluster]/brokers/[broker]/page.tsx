import { BrokerPartitions } from '@/components/brokers/broker-partitions.tsx';
import { type BrokerParams, brokerOf } from './parameters.ts';

export default async function Page({ params }: { params: BrokerParams }) {
  return <BrokerPartitions {...(await brokerOf(params)).named} />;
}
