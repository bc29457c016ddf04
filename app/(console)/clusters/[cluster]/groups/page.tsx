import type { Metadata } from 'next';
import { GroupsPage } from '@/components/groups/groups-page.tsx';
import { decodeSegment } from '@/lib/routes.ts';

export const metadata: Metadata = { title: 'Groups' };

export default async function Page({ params }: { params: Promise<{ cluster: string }> }) {
  return <GroupsPage cluster={decodeSegment((await params).cluster)} />;
}
