'use client';

import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatRate, formatShort } from '@/lib/format/number.ts';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import type { AreaChartProps } from './area-chart.tsx';
import { timeTicks, valueTicks } from './scale.ts';

const hour = 3_600_000;

export default function AreaPlot({ points, title, color, unit }: AreaChartProps) {
  const zone = useZone();
  const data = points.map(([at, value]) => ({ at, value }));
  const to = points.at(-1)?.[0] ?? 0;
  // A young history keeps its place on the hour instead of being stretched.
  const from = Math.min(points[0]?.[0] ?? 0, to - hour);
  const ticks = valueTicks(Math.max(0, ...points.map(([, value]) => value ?? 0)));
  return (
    <ResponsiveContainer>
      <AreaChart data={data} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} accessibilityLayer title={title}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[from, to]}
          ticks={timeTicks(from, to)}
          tickFormatter={(at: number) => formatClock(at, zone, 'minute')}
          axisLine={false}
          tickLine={false}
          height={20}
        />
        <YAxis
          width={40}
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={formatShort}
          axisLine={false}
          tickLine={false}
        />
        <ReferenceLine y={0} stroke="var(--chart-zero)" />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--text-3)' }}
          content={({ active, payload }) => {
            const point: { at: number; value: number | null } | undefined = payload[0]?.payload;
            if (!active || !point) return null;
            return (
              <div className="tip">
                <b className="strong">{formatClock(point.at, zone)}</b> <span className="t3">{zone}</span>
                <dl>
                  <dt>{title}</dt>
                  <dd>{point.value === null ? 'no sample' : `${formatRate(point.value)} ${unit}`}</dd>
                </dl>
              </div>
            );
          }}
        />
        <Area
          dataKey="value"
          type="linear"
          stroke={color}
          strokeWidth={1.5}
          fill={color}
          isAnimationActive={false}
          connectNulls={false}
          dot={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
