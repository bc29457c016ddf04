'use client';

import { useQuery } from '@tanstack/react-query';
import type { ClusterSummary } from '@/lib/contracts/clusters.ts';
import { clusterState } from '@/lib/format/cluster-status.ts';
import { clustersQuery } from '@/lib/queries/clusters.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { EnvTag } from '../ui/env-tag.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';

const columns: Column<ClusterSummary>[] = [
  {
    id: 'label',
    header: 'Cluster',
    place: 'a',
    className: 'name',
    width: 160,
    cell: ({ name, label }) => <RowLink href={routes.cluster(name)}>{label}</RowLink>,
  },
  {
    id: 'status',
    header: 'State',
    place: 'c',
    cell: ({ status }) => <Badge state={clusterState[status].state}>{clusterState[status].word}</Badge>,
  },
  {
    id: 'environment',
    header: 'Environment',
    place: 'b',
    cell: ({ environment, readOnly }) => (
      <>
        <EnvTag environment={environment} /> {readOnly && <Tag>read only</Tag>}
      </>
    ),
  },
  { id: 'error', header: 'What is wrong', className: 't2', cell: ({ error }) => error?.message },
];

/** Every cluster this console shows, with its state. */
export function ClustersPage() {
  const query = useQuery(clustersQuery());
  return (
    <>
      <PageHead title="Clusters" />
      <Failure query={query} what="The clusters" />
      {(query.data || query.isPending) && (
        <DataTable
          label="Clusters"
          className="mt-4"
          list
          columns={columns}
          rows={query.data?.items}
          rowKey={({ name }) => name}
          skeletonRows={2}
          empty={
            <Empty title="No cluster is configured">
              Set KAFKA_BROKERS=host:9092, or name your clusters in the file that HIGHWATER_CONFIG points to, and start
              the console again.
            </Empty>
          }
        />
      )}
    </>
  );
}
