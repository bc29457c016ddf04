import type { Metadata } from 'next';
import { ClustersPage } from '@/components/clusters/clusters-page.tsx';
import { BareFrame } from '@/components/shell/bare-frame.tsx';

export const metadata: Metadata = { title: 'Clusters' };

export default function Page() {
  return (
    <BareFrame>
      <ClustersPage />
    </BareFrame>
  );
}
