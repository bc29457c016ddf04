'use client';

import { useCallback, useMemo } from 'react';
import type { GroupDetail, GroupPartition, GroupStatus, LagReply } from '@/lib/contracts/groups.ts';
import { groupState, statusOrder } from '@/lib/format/group-status.ts';
import { heatOf } from '../chart/lag-heat.ts';
import { BulkBar } from '../table/bulk-bar.tsx';
import { DataTable } from '../table/data-table.tsx';
import { useSelection } from '../table/use-selection.ts';
import type { Action } from '../ui/actions.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Section } from '../ui/section.tsx';
import { memberNames } from './members.ts';
import { partitionColumns } from './partition-columns.tsx';
import type { Place } from './use-group-actions.tsx';
import { type GroupView, type GroupViewChange, rangeWords } from './view.ts';

interface GroupPartitionsProps {
  cluster: string;
  /** Undefined while loading. */
  group: GroupDetail | undefined;
  lag: LagReply | undefined;
  view: GroupView;
  onView: (change: GroupViewChange) => void;
  /** What can be done to some partitions of a topic. */
  actionsOf: (place: Place) => readonly Action[];
}

const none: readonly never[] = [];

/** What the group reads, partition by partition, the worst first. */
export function GroupPartitions({ cluster, group, lag, view, onView, actionsOf }: GroupPartitionsProps) {
  const names = useMemo(() => memberNames(group?.members ?? none), [group?.members]);
  const trends = useMemo(() => (lag ? trendsOf(lag) : new Map()), [lag]);
  const columns = useMemo(
    () => partitionColumns({ cluster, range: rangeWords[view.range], trends, names, actionsOf }),
    [cluster, view.range, trends, names, actionsOf],
  );
  const all = group?.partitions;
  const selection = useSelection();
  const bulk = useCallback((keys: readonly string[]) => bulkActions(all ?? none, keys, actionsOf), [all, actionsOf]);
  const rows = useMemo(() => all?.filter(({ status }) => !view.show || status === view.show), [all, view.show]);
  const chips = statusOrder.filter((status) => status === view.show || all?.some((one) => one.status === status));
  return (
    <Section
      title="Partitions"
      note={view.sort === 'status' && view.order === 'asc' && 'worst first'}
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
        rowKey={keyOf}
        selection={selection}
        tone={toneOf}
        sort={{ id: view.sort, order: view.order }}
        onSort={({ id, order }) => onView({ sort: id as GroupView['sort'], order })}
        view={view.show ?? ''}
        empty={<NoPartitions shown={view.show} onAll={() => onView({ show: undefined })} />}
      />
      <BulkBar noun="partition" selection={selection} shown={rows?.map(keyOf)} actions={bulk} />
    </Section>
  );
}

function keyOf({ topic, partition }: GroupPartition): string {
  return `${topic}-${partition}`;
}

/** What can be done to the chosen partitions together: a change is about one topic. */
function bulkActions(
  all: readonly GroupPartition[],
  keys: readonly string[],
  actionsOf: GroupPartitionsProps['actionsOf'],
): readonly Action[] {
  const chosen = all.filter((row) => keys.includes(keyOf(row)));
  const topics = [...new Set(chosen.map(({ topic }) => topic))];
  const [topic] = topics;
  if (topic === undefined) return none;
  const partitions = chosen.map(({ partition }) => partition).sort((a, b) => a - b);
  const held = all.some((row) => row.topic === topic && row.memberId !== null);
  const actions = actionsOf({ topic, partitions, held });
  if (topics.length === 1) return actions;
  return actions.map((action) => ({
    ...action,
    disabled: action.disabled ?? `Those are of ${topics.length} topics: choose partitions of one.`,
  }));
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

/** Lag of each partition over the whole range, thinned for a sparkline: the most in each stretch, so that no peak is lost. */
function trendsOf(reply: LagReply): Map<string, (number | null)[]> {
  const { rows } = heatOf(reply, (reply.to - reply.from) / sparkPoints);
  return new Map(
    rows.map(({ topic, partition, cells }) => [
      `${topic}/${partition}`,
      cells.map((lag) => (lag === null ? null : Number(lag))),
    ]),
  );
}
