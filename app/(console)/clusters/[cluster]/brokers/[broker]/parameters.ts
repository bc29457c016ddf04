import { notFound } from 'next/navigation';
import { getBroker } from '@/lib/contracts/brokers.ts';
import { decodeSegment } from '@/lib/routes.ts';

/** Which broker an address names; what is not a broker's number is not found. */
export async function brokerOf(params: Promise<{ cluster: string; broker: string }>) {
  const { cluster, broker } = await params;
  const parsed = getBroker.params.safeParse({ cluster: decodeSegment(cluster), broker });
  if (!parsed.success) notFound();
  return parsed.data;
}
