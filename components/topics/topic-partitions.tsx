'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { Partition, TopicDetail } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import { topicPartitionsQuery, topicQuery } from '@/lib/queries/topics.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { DataTable } from '../table/data-table.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Note } from '../ui/note.tsx';
import { partitionColumns } from './partition-columns.tsx';
import { type PartitionFilter, partitionMatches, partitionState } from './partition-state.ts';
import { TopicFacts } from './topic-facts.tsx';

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
      {all && <Trouble partitions={all} topic={detail} />}
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
        empty={<Empty title="No partitions match">{plural(all?.length ?? 0, 'partition')} looked at.</Empty>}
      />
      <p className="t3 mt-3">Underlined: leader. Struck out: not in sync.</p>
    </>
  );
}

function tone(partition: Partition, minIsr: number | null): 'warn' | 'bad' | undefined {
  const { state } = partitionState(partition, minIsr);
  return state === 'critical' ? 'bad' : state === 'warning' ? 'warn' : undefined;
}

/** What is wrong, in a sentence, and what it means for those who write and read. */
function Trouble({ partitions, topic }: { partitions: Partition[]; topic: TopicDetail | undefined }) {
  const minIsr = topic?.minInsyncReplicas ?? null;
  const ids = (some: Partition[]) => some.map(({ partition }) => partition).join(', ');
  const states = partitions.map((partition) => ({ partition, ...partitionState(partition, minIsr) }));
  const of = (rank: number) => states.filter((entry) => entry.rank === rank).map(({ partition }) => partition);
  const [offline, underMin, under] = [of(0), of(1), of(2)];
  if (offline.length > 0) {
    return (
      <Note
        className="mt-4"
        state="critical"
        title={`${plural(offline.length, 'partition has', 'partitions have')} no leader: ${ids(offline)}.`}
      >
        Nothing can be written to or read from there until a replica that was in sync is back.
      </Note>
    );
  }
  if (underMin.length > 0) {
    return (
      <Note className="mt-4" state="critical" title={`Writes with acks=all are refused on ${ids(underMin)}.`}>
        Fewer replicas are in sync than min.insync.replicas = {minIsr} asks for. Reading goes on.
      </Note>
    );
  }
  if (under.length === 0) return null;
  const gone = [...new Set(under.flatMap(({ replicas, isr }) => replicas.filter((id) => !isr.includes(id))))];
  return (
    <Note
      className="mt-4"
      state="warning"
      title={`${plural(under.length, 'partition is', 'partitions are')} missing replicas: ${ids(under)}.`}
    >
      Out of sync: {plural(gone.length, 'broker')} {gone.join(', ')}. Writing goes on with what is left.
    </Note>
  );
}
