'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { z } from 'zod';
import type { GroupPartition } from '@/lib/contracts/groups.ts';
import { groupLagQuery } from '@/lib/queries/groups.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { lagLines } from './lag-lines.ts';

const viewSchema = z.object({
  unit: z.enum(['records', 'seconds']).default('records'),
  range: z.enum(['15m', '1h', '6h']).default('1h'),
});

const units = [
  { value: 'records', label: 'Records' },
  { value: 'seconds', label: 'Seconds' },
] as const;
const ranges = [
  { value: '15m', label: '15 min' },
  { value: '1h', label: '1 h' },
  { value: '6h', label: '6 h' },
] as const;

// The chart library is a third of the page's weight: it comes after the words.
const LagPlot = dynamic(() => import('./lag-plot.tsx'), { ssr: false });

interface LagSectionProps {
  cluster: string;
  group: string;
  partitions: readonly GroupPartition[];
}

/** Lag over time, per partition. */
export function LagSection({ cluster, group, partitions }: LagSectionProps) {
  const [view, set] = useUrlState(viewSchema);
  const query = useQuery(groupLagQuery(cluster, group, `-${view.range}`));
  const { data } = query;
  const lines = useMemo(() => (data ? lagLines(data, view.unit) : []), [data, view.unit]);
  const known = lines.some(({ points }) => points.filter(([, value]) => value !== null).length > 1);
  return (
    <Section
      title="Lag"
      note={<Segmented label="Unit" value={view.unit} options={units} onChange={(unit) => set({ unit })} />}
      end={<Segmented label="Range" value={view.range} options={ranges} onChange={(range) => set({ range })} />}
    >
      <Failure query={query} what="The history of lag" />
      {data && !known && (
        <div className="scroll">
          <Empty title="No history yet">
            {partitions.length === 0
              ? 'The group has committed nothing, so there is no lag to draw.'
              : 'The console samples every few seconds while it runs. The line begins with the second sample.'}
          </Empty>
        </div>
      )}
      {(known || !data) && (
        <figure className="chart">
          <div style={{ height: 240 }}>{data && <LagPlot reply={data} lines={lines} unit={view.unit} />}</div>
        </figure>
      )}
    </Section>
  );
}
