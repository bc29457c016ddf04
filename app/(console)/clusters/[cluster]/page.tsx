import { BrokersSection } from '@/components/brokers/brokers-section.tsx';
import { Overview } from '@/components/overview/overview.tsx';
import { WorstGroups } from '@/components/overview/worst-groups.tsx';
import { decodeSegment } from '@/lib/routes.ts';

export default async function OverviewPage({ params }: { params: Promise<{ cluster: string }> }) {
  const cluster = decodeSegment((await params).cluster);
  return (
    <Overview cluster={cluster}>
      <WorstGroups cluster={cluster} />
      <BrokersSection cluster={cluster} />
    </Overview>
  );
}
