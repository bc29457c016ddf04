'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

export interface AreaChartProps {
  /** `[time in ms, value or null for a gap]`, oldest first. */
  points: readonly (readonly [number, number | null])[];
  title: string;
  /** The newest value, at the right of the title. */
  now: ReactNode;
  /** A CSS colour: of the thing, the same on every chart. */
  color: string;
  /** Behind every number of the tooltip. */
  unit: string;
  height?: number;
}

// The chart library is a third of the page's weight: it comes after the words.
const AreaPlot = dynamic(() => import('./area-plot.tsx'), { ssr: false });

/** One series over time with its area down to the zero line. */
export function AreaChart(props: AreaChartProps) {
  const { title, now, points, height = 132 } = props;
  const known = points.some(([, value]) => value !== null);
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <span className="now">{now}</span>
      </figcaption>
      <div style={{ height }} className={known ? undefined : 'no-samples'}>
        {known ? <AreaPlot {...props} /> : 'No samples yet'}
      </div>
    </figure>
  );
}
