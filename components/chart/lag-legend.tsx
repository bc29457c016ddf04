'use client';

import clsx from 'clsx';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import { gapsOf, type LagLines } from './lag-lines.ts';
import { placeMarks, spread } from './lag-marks.ts';
import { TimeLabels } from './time-labels.tsx';

interface LagLegendProps {
  reply: LagReply;
  drawn: LagLines;
  /** The value at the upper edge. */
  top: number;
  height: number;
}

/** The words on a lag chart: times, what each line is at its end, what happened when, and where nothing is known. */
export function LagLegend({ reply: { from, to, events }, drawn: { lines, rows }, top, height }: LagLegendProps) {
  const zone = useZone();
  const span = Math.max(1, to - from);
  const percent = (at: number) => `${((at - from) / span) * 100}%`;
  const ends = lines.map((_, index) => rows.findLast(({ values }) => (values[index] ?? null) !== null)?.values[index]);
  const tops = spread(
    ends.map((value) => height - ((value ?? 0) / top) * height),
    16,
    height,
  );
  const wide = gapsOf(rows).filter(([start, end]) => end - start > span * 0.05);
  return (
    <div aria-hidden="true">
      <TimeLabels from={from} to={to} />
      {placeMarks(events, from, to).map((mark) => (
        <div
          key={mark.place}
          className={clsx('mark', mark.flip && 'flip')}
          style={{ left: `${mark.place * 100}%` }}
          title={mark.events.map(({ at, text }) => `${formatClock(at, zone)} ${text}`).join('\n')}
        >
          {mark.text && <span>{mark.text}</span>}
        </div>
      ))}
      {wide.map(([start, end]) => (
        <span key={start} className="x gap" style={{ left: percent((start + end) / 2) }}>
          no data
        </span>
      ))}
      {lines.map((line, index) => (
        <span key={line.label} className="end-label" style={{ top: tops[index] }} title={line.label}>
          <i className="key" style={{ '--c': line.color } as React.CSSProperties} />
          {line.label}
        </span>
      ))}
    </div>
  );
}
