'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import { formatNear } from '@/lib/format/time.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { LagChart } from '../chart/lag-chart.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';
import { Section } from '../ui/section.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { type GroupView, type GroupViewChange, rangeWords } from './view.ts';

interface LagSectionProps {
  query: UseQueryResult<LagReply, ApiError>;
  view: GroupView;
  onView: (change: GroupViewChange) => void;
}

const ranges = Object.entries(rangeWords).map(([value, label]) => ({ value: value as GroupView['range'], label }));
const units = [
  { value: 'records', label: 'Records' },
  { value: 'seconds', label: 'Seconds' },
] as const;

/** Lag over time; unit and range are in the URL. */
export function LagSection({ query, view, onView }: LagSectionProps) {
  const { data } = query;
  return (
    <Section
      title="Lag"
      note={data && <HistoryNote reply={data} unit={view.unit} />}
      end={
        <>
          <Segmented label="Unit" value={view.unit} options={units} onChange={(unit) => onView({ unit })} />
          <Segmented label="Time range" value={view.range} options={ranges} onChange={(range) => onView({ range })} />
        </>
      }
    >
      <Failure query={query} what="The lag over time" />
      {!data && query.isPending && <LoadingPlot />}
      {data && !isKnown(data, view.unit) && (
        <div className="scroll">
          <Empty title="No lag in this range yet">
            {view.unit === 'seconds'
              ? 'Seconds are told from the history of end offsets, which must reach back to what was committed.'
              : 'It is shown from the first sample on in which the group had committed something.'}
          </Empty>
        </div>
      )}
      {data && isKnown(data, view.unit) && (
        <LagChart reply={data} unit={view.unit} label={`Lag over the last ${rangeWords[view.range]}`} />
      )}
    </Section>
  );
}

function HistoryNote({ reply: { historySince, from, series }, unit }: { reply: LagReply; unit: GroupView['unit'] }) {
  const zone = useZone();
  const now = useNow();
  const since = historySince === null ? null : Date.parse(historySince);
  const partitions = series.filter(({ topic }) => topic !== undefined);
  const untold = partitions.filter((one) => !tells(one, unit)).length;
  return [
    since !== null && since > from && `history starts ${formatNear(since, now, zone, 'minute')}`,
    untold > 0 && untold < partitions.length && untoldWords(untold, unit),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

function untoldWords(count: number, unit: GroupView['unit']): string {
  if (unit === 'records') return `nothing known of ${plural(count, 'partition')}`;
  return `${plural(count, 'partition')} not shown: committed before the history starts, or beyond the end`;
}

function tells({ points }: LagReply['series'][number], unit: GroupView['unit']): boolean {
  return points.some(([, lag, seconds]) => (unit === 'records' ? lag : seconds) !== null);
}

function isKnown({ series }: LagReply, unit: GroupView['unit']): boolean {
  return series.some((one) => one.topic !== undefined && tells(one, unit));
}

function LoadingPlot() {
  return <div className="chart plot-place" role="status" aria-busy="true" aria-label="Loading the lag over time" />;
}
