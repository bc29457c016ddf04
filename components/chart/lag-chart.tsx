'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { type LagUnit, lagLines } from './lag-lines.ts';
import { LagTable } from './lag-table.tsx';

export interface LagChartProps {
  reply: LagReply;
  unit: LagUnit;
  /** What it shows, for screen readers. */
  label: string;
  height?: number;
}

// The chart library is a third of the page's weight: it comes after the words.
const LagPlot = dynamic(() => import('./lag-plot.tsx'), { ssr: false });

/** Lag of partitions over time: few lines with a word at their end, gaps as gaps, events as dashed verticals. */
export function LagChart({ reply, unit, label, height = 196 }: LagChartProps) {
  const { series, step } = reply;
  const drawn = useMemo(() => lagLines({ series, step }, unit), [series, step, unit]);
  return (
    <figure className="chart lag-chart" aria-label={label} style={{ '--h': `${height}px` } as React.CSSProperties}>
      <div className="plot wide-r">
        <LagPlot reply={reply} drawn={drawn} unit={unit} label={label} height={height} />
      </div>
      <LagTable reply={reply} drawn={drawn} unit={unit} label={label} />
    </figure>
  );
}
