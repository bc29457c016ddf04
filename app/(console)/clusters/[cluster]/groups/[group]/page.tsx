import type { Metadata } from 'next';
import { GroupPage } from '@/components/groups/group-page.tsx';
import { decodeSegment } from '@/lib/routes.ts';

interface PageProps {
  params: Promise<{ cluster: string; group: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeSegment((await params).group) };
}

export default async function Page({ params }: PageProps) {
  const { cluster, group } = await params;
  return <GroupPage cluster={decodeSegment(cluster)} group={decodeSegment(group)} />;
}
