import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import { routes } from '@/lib/routes.ts';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="page">
      <Empty
        page
        title="There is nothing at this address"
        actions={
          <ButtonLink size="sm" href={routes.clusters()}>
            All clusters
          </ButtonLink>
        }
      >
        The cluster, topic, group or broker in it is not known to this console. It may have been deleted or renamed.
      </Empty>
    </main>
  );
}
