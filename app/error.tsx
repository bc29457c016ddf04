'use client';

import { Button, ButtonLink } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import { routes } from '@/lib/routes.ts';

interface PageErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function PageError({ error, reset }: PageErrorProps) {
  return (
    <main className="page">
      <Empty
        page
        title="This page failed"
        actions={
          <>
            <Button size="sm" onClick={reset}>
              Try again
            </Button>
            <ButtonLink size="sm" variant="ghost" href={routes.clusters()}>
              All clusters
            </ButtonLink>
          </>
        }
      >
        It is a fault of the console, not of your cluster. Its log has the details
        {error.digest && <> under {error.digest}</>}.
      </Empty>
    </main>
  );
}
