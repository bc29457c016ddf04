import type { Metadata } from 'next';
import { BrokersPage } from '@/components/brokers/brokers-page.tsx';
import { decodeSegment } from '@/lib/routes.ts';

export const metadata: Metadata = { title: 'Brokers' };

export default async function Page({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeSegment((await params).cluster);
  return <BrokersPage cluster={cluster} />;
}
