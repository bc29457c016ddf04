'use client';

import { Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { formatShort } from '@/lib/format/number.ts';
import { LagLegend } from './lag-legend.tsx';
import type { LagLines, LagRow, LagUnit } from './lag-lines.ts';
import { secondTicks, shortSeconds } from './lag-scale.ts';
import { LagTip } from './lag-tip.tsx';
import { valueTicks } from './scale.ts';

export interface LagPlotProps {
  reply: LagReply;
  drawn: LagLines;
  unit: LagUnit;
  label: string;
  height: number;
}

/** Lines by the chart library; every word around them is HTML, laid out as on the heatmap below. */
export default function LagPlot({ reply, drawn, unit, label, height }: LagPlotProps) {
  const { lines, rows } = drawn;
  const most = Math.max(0, ...rows.flatMap(({ values }) => values.filter((value) => value !== null)));
  const ticks = unit === 'records' ? valueTicks(most, 4) : secondTicks(most);
  const top = ticks.at(-1) ?? 1;
  return (
    <>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={[...rows]} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} accessibilityLayer title={label}>
          <XAxis hide dataKey="at" type="number" domain={[reply.from, reply.to]} allowDataOverflow />
          <YAxis hide width={0} domain={[0, top]} />
          {ticks.map((tick) => (
            <ReferenceLine key={tick} y={tick} stroke={tick === 0 ? 'var(--chart-zero)' : 'var(--chart-grid)'} />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--text-3)' }}
            content={({ active, payload }) => {
              const row: LagRow | undefined = payload[0]?.payload;
              return active && row ? <LagTip row={row} lines={lines} unit={unit} /> : null;
            }}
          />
          {lines.map((line, index) => (
            <Line
              key={line.label}
              name={line.label}
              dataKey={(row: LagRow) => row.values[index]}
              stroke={line.color}
              strokeWidth={1.5}
              strokeLinecap="round"
              type="linear"
              dot={false}
              activeDot={{ r: 3, stroke: 'var(--bg)' }}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      {ticks.map((tick) => (
        <span key={tick} className="y" style={{ top: `${100 - (tick / top) * 100}%` }} aria-hidden="true">
          {unit === 'records' ? formatShort(tick) : shortSeconds(tick)}
        </span>
      ))}
      <LagLegend reply={reply} drawn={drawn} top={top} height={height} />
    </>
  );
}
