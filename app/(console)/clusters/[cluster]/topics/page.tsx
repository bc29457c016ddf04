import type { Metadata } from 'next';
import { TopicsPage } from '@/components/topics/topics-page.tsx';
import { decodeSegment } from '@/lib/routes.ts';

export const metadata: Metadata = { title: 'Topics' };

export default async function Page({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeSegment((await params).cluster);
  return <TopicsPage cluster={cluster} />;
}
