'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { Partition } from '@/lib/contracts/topics.ts';
import { formatPercent, plural } from '@/lib/format/number.ts';
import { topicPartitionsQuery, topicQuery } from '@/lib/queries/topics.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { DataTable } from '../table/data-table.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { partitionColumns } from './partition-columns.tsx';
import { type PartitionFilter, partitionMatches, partitionState } from './partition-state.ts';
import { skewOf } from './partitions-skew.ts';
import { TopicFacts } from './topic-facts.tsx';
import { TopicTrouble } from './topic-trouble.tsx';

const viewSchema = z.object({
  show: z.enum(['all', 'under-replicated', 'offline', 'not-preferred']).default('all'),
  sort: z.enum(['partition', 'state', 'leader', 'isr', 'start', 'end', 'messages', 'size', 'in']).default('partition'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
type View = z.output<typeof viewSchema>;

const filters: readonly { show: PartitionFilter; label: string }[] = [
  { show: 'all', label: 'All' },
  { show: 'under-replicated', label: 'Under-replicated' },
  { show: 'offline', label: 'Offline' },
  { show: 'not-preferred', label: 'Not on preferred leader' },
];

/** Where a topic's partitions are, and whether they are safe there. */
export function TopicPartitions({ cluster, topic }: { cluster: string; topic: string }) {
  const detail = useQuery(topicQuery(cluster, topic)).data;
  const query = useQuery(topicPartitionsQuery(cluster, topic));
  const [view, set] = useUrlState(viewSchema);
  const all = query.data?.items;
  const minIsr = detail?.minInsyncReplicas ?? null;
  const columns = useMemo(() => {
    const sizes = all?.map(({ sizeBytes }) => BigInt(sizeBytes ?? 0)) ?? [];
    const largest = sizes.reduce((most, size) => (size > most ? size : most), 0n);
    const withElr = all?.some(({ elr }) => elr !== null && elr.length > 0) ?? false;
    return partitionColumns({ cluster, topic, minIsr, largest, withElr });
  }, [cluster, topic, minIsr, all]);
  const rows = useMemo(() => all?.filter(partitionMatches[view.show]), [all, view.show]);
  if (!all && !query.isPending)
    return query.error?.status === 404 ? null : <Failure query={query} what="The partitions" />;

  return (
    <>
      {all && <TopicTrouble cluster={cluster} topic={topic} partitions={all} minIsr={minIsr} />}
      {detail && <TopicFacts cluster={cluster} topic={detail} />}
      <Failure query={query} what="The partitions" />
      <div className="toolbar">
        {filters.map(({ show, label }) => (
          <FilterChip
            key={show}
            pressed={view.show === show}
            count={all?.filter(partitionMatches[show]).length}
            onPress={() => set({ show })}
          >
            {label}
          </FilterChip>
        ))}
      </div>
      <DataTable
        label={`Partitions of ${topic}`}
        className="mt-3"
        list
        columns={columns}
        rows={rows}
        rowKey={({ partition }) => String(partition)}
        sort={{ id: view.sort, order: view.order }}
        onSort={({ id, order }) => set({ sort: id as View['sort'], order })}
        view={view.show}
        tone={(partition) => tone(partition, minIsr)}
        empty={
          <Empty
            title="No partitions match"
            actions={
              <Button size="sm" onClick={() => set({ show: 'all' })}>
                Show all partitions
              </Button>
            }
          >
            {plural(all?.length ?? 0, 'partition was', 'partitions were')} looked at.
          </Empty>
        }
      />
      {all && <Legend partitions={all} />}
    </>
  );
}

function tone(partition: Partition, minIsr: number | null): 'warn' | 'bad' | undefined {
  const { state } = partitionState(partition, minIsr);
  return state === 'critical' ? 'bad' : state === 'warning' ? 'warn' : undefined;
}

/** How to read the table, and which partition takes more than its share. */
function Legend({ partitions }: { partitions: readonly Partition[] }) {
  const skew = skewOf(partitions);
  return (
    <p className="t3 mt-2 text-12">
      Underlined: leader. Struck out: not in sync.
      {skew && ` Partition ${skew.partition} holds ${formatPercent(skew.percent)} more messages than the mean.`}
    </p>
  );
}
