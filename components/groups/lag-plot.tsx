'use client';

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { formatInteger, formatShort } from '@/lib/format/number.ts';
import { formatClock } from '@/lib/format/time.ts';
import { timeTicks, valueTicks } from '../chart/scale.ts';
import { useZone } from '../ui/preferences.tsx';
import { chartRows, type LagLine, type LagUnit } from './lag-lines.ts';

interface LagPlotProps {
  reply: LagReply;
  lines: readonly LagLine[];
  unit: LagUnit;
}

/** Lines over a zero line, gaps as gaps, with a legend in the order of the lines' ends. */
export default function LagPlot({ reply, lines, unit }: LagPlotProps) {
  const zone = useZone();
  const rows = chartRows(lines);
  const ticks = valueTicks(Math.max(0, ...lines.flatMap(({ points }) => points.map(([, value]) => value ?? 0))), 4);
  const { from, to } = reply;
  return (
    <>
      <ResponsiveContainer height="88%">
        <LineChart
          data={rows}
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer
          title="Lag over time"
        >
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
            width={48}
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tickFormatter={(value: number) => (unit === 'seconds' ? formatDuration(value) : formatShort(value))}
            axisLine={false}
            tickLine={false}
          />
          <ReferenceLine y={0} stroke="var(--chart-zero)" />
          {reply.events.map(({ at, text }) => (
            <ReferenceLine
              key={`${at} ${text}`}
              x={at}
              stroke="var(--line-control)"
              strokeDasharray="3 3"
              label={{ value: text, position: 'insideTopLeft', fill: 'var(--text-2)', fontSize: 11 }}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--text-3)' }}
            content={({ active, payload }) => {
              const row: Record<string, number | null> | undefined = payload[0]?.payload;
              if (!active || !row?.at) return null;
              return (
                <div className="tip">
                  <b className="strong">{formatClock(row.at, zone)}</b> <span className="t3">{zone}</span>
                  <dl>
                    {lines.map(({ id, label }, index) => (
                      <Entry key={id} label={label} color={colorOf(index)} value={exact(row[id] ?? null, unit)} />
                    ))}
                  </dl>
                </div>
              );
            }}
          />
          {lines.map(({ id, label }, index) => (
            <Line
              key={id}
              dataKey={id}
              name={label}
              type="linear"
              stroke={colorOf(index)}
              strokeWidth={1.5}
              dot={false}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      <figcaption className="wrap">
        {lines.map(({ id, label }, index) => (
          <span key={id}>
            <Key color={colorOf(index)} />
            {label}
          </span>
        ))}
      </figcaption>
    </>
  );
}

function colorOf(index: number): string {
  return `var(--chart-${(index % 8) + 1})`;
}

function exact(value: number | null, unit: LagUnit): string {
  if (value === null) return 'no sample';
  return unit === 'seconds' ? formatDuration(value) : formatInteger(value);
}

function Key({ color }: { color: string }) {
  return <span className="key" style={{ background: color }} />;
}

function Entry({ label, color, value }: { label: string; color: string; value: string }) {
  return (
    <>
      <dt>
        <Key color={color} />
        {label}
      </dt>
      <dd>{value}</dd>
    </>
  );
}
