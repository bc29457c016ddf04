'use client';

import clsx from 'clsx';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import { timeTicks } from './scale.ts';

const parts = 6;

/** Clock times from edge to edge of a time axis; every other one goes where it is narrow. */
export function TimeLabels({ from, to }: { from: number; to: number }) {
  const zone = useZone();
  return timeTicks(from, to, parts).map((at, index) => (
    <span
      key={at}
      className={clsx('x', index === 0 && 'first', index === parts && 'last', index % 2 === 1 && 'hide-s')}
      style={{ left: `${(index / parts) * 100}%` }}
    >
      {formatClock(at, zone, 'minute')}
    </span>
  ));
}
