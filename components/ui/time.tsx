'use client';

import { formatAgo, formatDateTime, formatNear, type Precision } from '@/lib/format/time.ts';
import { useNow, useZone } from './preferences.tsx';

interface TimeProps {
  /** Milliseconds since 1970, or ISO 8601. */
  at: number | string;
  precision?: Precision;
  /** Always with the date; otherwise it is left out on the same day. */
  date?: boolean;
  /** `22 min ago` beside it, in small grey. */
  relative?: boolean;
  /** Word before the time, e.g. `since`. */
  prefix?: string;
}

/** An instant in the reader's time zone, absolute first. All of it, with the zone, is in the title. */
export function Time({ at, precision = 'second', date = false, relative = false, prefix }: TimeProps) {
  const zone = useZone();
  const now = useNow();
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const text = date ? formatDateTime(ms, zone, precision) : formatNear(ms, now, zone, precision);
  const valid = !Number.isNaN(new Date(ms).getTime());
  return (
    <time
      dateTime={valid ? new Date(ms).toISOString() : undefined}
      title={`${formatDateTime(ms, zone, 'millisecond')} ${zone}`}
    >
      {prefix && `${prefix} `}
      {text}
      {relative && <small> {formatAgo(ms, now)}</small>}
    </time>
  );
}
