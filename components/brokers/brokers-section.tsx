'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { brokersQuery } from '@/lib/queries/brokers.ts';
import { overviewQuery } from '@/lib/queries/clusters.ts';
import { routes } from '@/lib/routes.ts';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { BrokersTable } from './brokers-table.tsx';
import { shownBrokers } from './shown-brokers.ts';

/** The brokers on a cluster's overview. */
export function BrokersSection({ cluster }: { cluster: string }) {
  const query = useQuery(brokersQuery(cluster, shownBrokers));
  const { data: overview } = useQuery(overviewQuery(cluster));
  const { data } = query;
  const up = overview?.counts.brokersUp ?? null;
  const note = [
    data && up !== null && `${up} of ${data.total} up`,
    overview && overview.controller !== null && `controller ${overview.controller}`,
    data && data.total > data.items.length && `the first ${data.items.length}`,
  ].filter(Boolean);
  return (
    <Section
      title="Brokers"
      note={note.join(' · ')}
      end={
        <Link className="link" href={routes.brokers(cluster)}>
          All brokers
        </Link>
      }
    >
      <Failure query={query} what="The brokers" />
      {(data || query.isPending) && <BrokersTable cluster={cluster} brokers={data?.items} />}
    </Section>
  );
}
