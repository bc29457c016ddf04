'use client';

import { useMemo } from 'react';
import type { GroupDetail, GroupPartition, GroupStatus, LagReply } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { DataTable } from '../table/data-table.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Section } from '../ui/section.tsx';
import { memberNames } from './members.ts';
import { partitionColumns } from './partition-columns.tsx';
import { type GroupView, type GroupViewChange, rangeWords } from './view.ts';
import { statusOrder } from './words.ts';

interface GroupPartitionsProps {
  cluster: string;
  /** Undefined while loading. */
  group: GroupDetail | undefined;
  series: LagReply['series'] | undefined;
  view: GroupView;
  onView: (change: GroupViewChange) => void;
}

const none: readonly never[] = [];

/** What the group reads, partition by partition, the worst first. */
export function GroupPartitions({ cluster, group, series, view, onView }: GroupPartitionsProps) {
  const names = useMemo(() => memberNames(group?.members ?? none), [group?.members]);
  const trends = useMemo(() => trendsOf(series ?? none), [series]);
  const columns = useMemo(
    () => partitionColumns({ cluster, range: rangeWords[view.range], trends, names }),
    [cluster, view.range, trends, names],
  );
  const all = group?.partitions;
  const rows = useMemo(() => all?.filter(({ status }) => !view.show || status === view.show), [all, view.show]);
  const chips = statusOrder.filter((status) => status === view.show || all?.some((one) => one.status === status));
  return (
    <Section
      title="Partitions"
      note={view.sort === 'status' && view.order === 'desc' && 'worst first'}
      end={
        all &&
        all.length > 0 && (
          <span className="row wrap">
            <FilterChip pressed={!view.show} count={all.length} onPress={() => onView({ show: undefined })}>
              All
            </FilterChip>
            {chips.map((status) => (
              <FilterChip
                key={status}
                pressed={view.show === status}
                count={all.filter((one) => one.status === status).length}
                onPress={() => onView({ show: view.show === status ? undefined : status })}
              >
                {groupState[status].word}
              </FilterChip>
            ))}
          </span>
        )
      }
    >
      <DataTable
        label="Partitions"
        list
        columns={columns}
        rows={rows}
        rowKey={({ topic, partition }) => `${topic}/${partition}`}
        tone={toneOf}
        sort={{ id: view.sort, order: view.order }}
        onSort={({ id, order }) => onView({ sort: id as GroupView['sort'], order })}
        view={view.show ?? ''}
        empty={<NoPartitions shown={view.show} onAll={() => onView({ show: undefined })} />}
      />
    </Section>
  );
}

function NoPartitions({ shown, onAll }: { shown: GroupStatus | undefined; onAll: () => void }) {
  if (!shown) return <Empty title="Nothing committed, nothing assigned">The group reads no partition now.</Empty>;
  return (
    <Empty
      title={`No partition is ${groupState[shown].word.toLowerCase()}`}
      actions={
        <Button size="sm" onClick={onAll}>
          Show all partitions
        </Button>
      }
    />
  );
}

function toneOf({ status, error }: GroupPartition): 'bad' | 'warn' | undefined {
  if (status === 'STALLED') return 'bad';
  return error?.code === 'COMMITTED_BEYOND_END' ? 'warn' : undefined;
}

const sparkPoints = 60;

/** Lag of each partition, thinned for a sparkline: the most in each stretch, so that no peak is lost. */
function trendsOf(series: Readonly<LagReply['series']>): Map<string, (number | null)[]> {
  return new Map(
    series.flatMap(({ topic, partition, points }) => {
      if (topic === undefined) return [];
      const size = Math.max(1, Math.ceil(points.length / sparkPoints));
      const values = Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
        const known = points
          .slice(index * size, (index + 1) * size)
          .flatMap(([, lag]) => (lag === null ? [] : [Number(lag)]));
        return known.length === 0 ? null : Math.max(...known);
      });
      return [[`${topic}/${partition}`, values] as const];
    }),
  );
}
