'use client';

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { logDir } from '@/lib/contracts/brokers.ts';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatPercent, plural } from '@/lib/format/number.ts';
import { brokerLogDirsQuery } from '@/lib/queries/brokers.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { RowLink } from '../table/row-link.tsx';
import { Tag } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Bar } from '../ui/meter.tsx';
import { Note } from '../ui/note.tsx';
import { Bytes, Num } from '../ui/quantity.tsx';
import { Section } from '../ui/section.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { diskShare, diskState } from './disk.ts';

type LogDir = z.output<typeof logDir>;
type Replica = LogDir['replicas'][number];

const largestFirst = { id: 'size', order: 'desc' } as const;

/** The disks of a broker: how full, and what lies on each, largest first. */
export function LogDirs({ cluster, broker }: { cluster: string; broker: number }) {
  const query = useQuery(brokerLogDirsQuery(cluster, broker));
  return (
    <>
      <Failure query={query} what="The log directories" />
      {query.isPending && (
        <Section title={<Skeleton width={160} />}>
          <DataTable list label="Replicas" columns={replicaColumns(cluster)} rows={undefined} rowKey={replicaKey} />
        </Section>
      )}
      {query.data?.items.map((dir) => (
        <Section key={dir.path} title={<span className="mono">{dir.path}</span>} note={<Fill dir={dir} />}>
          {dir.error ? (
            <Note state="critical" title="This log directory could not be read.">
              {dir.error.message}
            </Note>
          ) : (
            <DataTable
              list
              label={`Replicas in ${dir.path}`}
              columns={replicaColumns(cluster)}
              rows={dir.replicas}
              rowKey={replicaKey}
              sort={largestFirst}
              empty={<Empty title="No replicas here">New partitions may be placed in this directory.</Empty>}
            />
          )}
        </Section>
      ))}
    </>
  );
}

function Fill({ dir }: { dir: LogDir }) {
  const share = diskShare(dir);
  const replicas = plural(dir.replicas.length, 'replica');
  if (share === null || dir.usableBytes === null) return dir.error ? null : replicas;
  return (
    <>
      <Bar share={share} state={diskState(share)} /> {formatPercent(Math.round(share * 100))} used,{' '}
      {formatBytes(dir.usableBytes)} free · {replicas}
    </>
  );
}

function replicaKey({ topic, partition, future }: Replica): string {
  return `${topic}-${partition}${future ? '-future' : ''}`;
}

function replicaColumns(cluster: string): Column<Replica>[] {
  return [
    {
      id: 'replica',
      header: 'Replica',
      place: 'a',
      className: 'name',
      width: 320,
      cell: ({ topic, partition, future }) => (
        <>
          <RowLink href={routes.topicPartitions(cluster, topic)}>
            {topic} <span className="t3">{partition}</span>
          </RowLink>{' '}
          {future && <Tag>moving here</Tag>}
        </>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      numeric: true,
      place: 'b',
      sortBy: ({ sizeBytes }) => BigInt(sizeBytes),
      cell: ({ sizeBytes }) => <Bytes value={sizeBytes} unknown="" />,
    },
    {
      id: 'offsetLag',
      header: 'Behind',
      hint: 'Records that this replica has yet to copy',
      numeric: true,
      place: 'd',
      unit: 'behind',
      cell: ({ offsetLag }) => <Num value={offsetLag} unknown="" />,
    },
  ];
}
