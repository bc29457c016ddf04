import type { Metadata } from 'next';
import { TracePage } from '@/components/messages/trace/trace-page.tsx';
import { pageContext } from '@/server/access/context.ts';

interface PageProps {
  params: Promise<{ cluster: string }>;
}

export const metadata: Metadata = { title: 'Trace' };

export default async function Page({ params }: PageProps) {
  const ctx = await pageContext((await params).cluster);
  return <TracePage cluster={ctx.cluster.name} />;
}
