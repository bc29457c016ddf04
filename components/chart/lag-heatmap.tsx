'use client';

import { type PointerEvent, type ReactNode, useState } from 'react';
import { formatInteger } from '@/lib/format/number.ts';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import { type Heat, type HeatRow, heatPath } from './lag-heat.ts';
import { TimeLabels } from './time-labels.tsx';

interface LagHeatmapProps {
  heat: Pick<Heat, 'from' | 'cell' | 'columns' | 'limits'>;
  /** Of one topic, top to bottom. */
  rows: readonly HeatRow[];
  /** In words what can be seen, for screen readers. */
  label: string;
  /** Behind a row: its lag now. */
  now: (row: HeatRow) => ReactNode;
  /** Marks a row by weight and colour; its word stands behind it. */
  loud: (row: HeatRow) => boolean;
  /** The time axis below; only the last of several has it. */
  axis: boolean;
}

const levels = [0, 1, 2, 3, 4, 5, 6];
const rowHeight = 16;

/** Partitions down, time to the right, one hue: the stronger, the more records wait. Gaps are gaps. */
export function LagHeatmap({ heat, rows, label, now, loud, axis }: LagHeatmapProps) {
  const [cell, setCell] = useState<{ x: number; y: number } | null>(null);
  const { from, columns, limits } = heat;
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const y = Math.floor(((event.clientY - box.top) / box.height) * rows.length);
    setCell({ x: Math.min(Math.max(x, 0), columns - 1), y: Math.min(Math.max(y, 0), rows.length - 1) });
  };
  const row = cell && rows[cell.y];
  return (
    <div className="heat">
      <ol aria-hidden="true">
        {rows.map((one) => (
          <li key={one.partition} className={loud(one) ? 'loud' : undefined}>
            {one.partition}
          </li>
        ))}
      </ol>
      <svg
        viewBox={`0 0 ${columns} ${rows.length}`}
        height={rows.length * rowHeight}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        onPointerMove={point}
        onPointerLeave={() => setCell(null)}
      >
        {levels.map((level) => (
          <path key={level} fill={`var(--seq-${level})`} d={heatPath(rows, limits, level)} />
        ))}
      </svg>
      <ol className="now hide-s" aria-hidden="true">
        {rows.map((one) => (
          <li key={one.partition} className={loud(one) ? 'loud' : undefined}>
            {now(one)}
          </li>
        ))}
      </ol>
      {axis && (
        <div className="xs" aria-hidden="true">
          <TimeLabels from={from} to={from + columns * heat.cell} />
        </div>
      )}
      {cell && row && <HeatTip heat={heat} row={row} x={cell.x} y={cell.y} />}
    </div>
  );
}

function HeatTip({ heat, row, x, y }: { heat: LagHeatmapProps['heat']; row: HeatRow; x: number; y: number }) {
  const zone = useZone();
  const { from, cell, columns } = heat;
  const lag = row.cells[x] ?? null;
  const side = x < columns / 2 ? 'after' : 'before';
  return (
    <div
      className={`tip heat-tip ${side}`}
      style={{ '--x': x / columns, top: (y + 1) * rowHeight } as React.CSSProperties}
    >
      <b className="strong">
        {row.topic}-{row.partition}
      </b>{' '}
      {lag === null ? 'no sample' : formatInteger(lag)}
      <span className="t3">{` ${formatClock(from + x * cell, zone)} to ${formatClock(from + (x + 1) * cell, zone)} ${zone}`}</span>
    </div>
  );
}

/** What the colours stand for. */
export function HeatScale({ limits }: { limits: readonly bigint[] }) {
  const [first, last] = [limits[0] ?? 0n, limits.at(-1) ?? 0n];
  return (
    <span className="scale">
      <span>&lt; {formatInteger(first)}</span>
      {levels.map((level) => (
        <i key={level} style={{ background: `var(--seq-${level})` }} />
      ))}
      <span className="most">≥ {formatInteger(last)}</span>
    </span>
  );
}
