'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Overview as OverviewReply } from '@/lib/contracts/clusters.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { overviewQuery } from '@/lib/queries/clusters.ts';
import { AsOf } from '../ui/as-of.tsx';
import { EnvTag } from '../ui/env-tag.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Findings } from './findings.tsx';
import { Throughput } from './throughput.tsx';

/** A cluster at one glance: what is wrong, then numbers. `children` are sections of other features. */
export function Overview({ cluster, children }: { cluster: string; children: ReactNode }) {
  const query = useQuery(overviewQuery(cluster));
  const { data } = query;
  return (
    <>
      <PageHead
        title={data?.label ?? cluster}
        marks={data && <EnvTag environment={data.environment} />}
        facts={data ? facts(data) : query.isPending && <Skeleton width={240} />}
        actions={data && <AsOf asOf={data.asOf} stale={data.stale} />}
      />
      <Failure query={query} what="The cluster" />
      {data && <Findings overview={data} />}
      {data && <Throughput overview={data} />}
      {(data || query.isPending) && children}
    </>
  );
}

function facts({ version, counts, status }: OverviewReply): string {
  if (status === 'starting') return 'Reading the cluster for the first time.';
  const { brokers, topics, partitions, groups } = counts;
  return [
    version === null ? null : `Kafka ${version}`,
    brokers === null ? null : plural(brokers, 'broker'),
    topics === null
      ? null
      : `${plural(topics, 'topic')}${partitions === null ? '' : `, ${formatInteger(partitions)} partitions`}`,
    groups === null ? null : plural(groups, 'group'),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
