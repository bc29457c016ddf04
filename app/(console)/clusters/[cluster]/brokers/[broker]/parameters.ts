import { notFound } from 'next/navigation';
import { getBroker } from '@/lib/contracts/brokers.ts';
import { pageContext } from '@/server/access/context.ts';

export type BrokerParams = Promise<{ cluster: string; broker: string }>;

/** Which broker an address names, and the context to read it in; what is not a broker's number is not found. */
export async function brokerOf(params: BrokerParams) {
  const { cluster, broker } = await params;
  const ctx = await pageContext(cluster);
  const named = getBroker.params.safeParse({ cluster: ctx.cluster.name, broker });
  if (!named.success) notFound();
  return { ctx, named: named.data };
}
