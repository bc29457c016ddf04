import { formatDuration } from './duration.ts';

export type Precision = 'minute' | 'second' | 'millisecond';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
  formatters.set(zone, made);
  return made;
}

function split(at: number, zone: string): { date: string; clock: string; second: string; milli: string } {
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(at)) part[type] = value;
  const year = part.era === 'BC' ? `${part.year} BC` : (part.year ?? '').padStart(4, '0');
  return {
    date: `${year}-${part.month}-${part.day}`,
    clock: `${part.hour}:${part.minute}`,
    second: part.second ?? '',
    milli: part.fractionalSecond ?? '',
  };
}

/** Time of day in a zone: `14:03`, `14:03:19`, `14:03:19.482`. */
export function formatClock(at: number, zone: string, precision: Precision = 'second'): string {
  return clockOf(split(at, zone), precision);
}

function clockOf({ clock, second, milli }: ReturnType<typeof split>, precision: Precision): string {
  if (precision === 'minute') return clock;
  return precision === 'second' ? `${clock}:${second}` : `${clock}:${second}.${milli}`;
}

/** Date and time of day: `2026-11-20 14:03:19`. Milliseconds outside JavaScript's range are shown as they are. */
export function formatDateTime(at: number, zone: string, precision: Precision = 'second'): string {
  if (Number.isNaN(new Date(at).getTime())) return `${at} ms`;
  const parts = split(at, zone);
  return `${parts.date} ${clockOf(parts, precision)}`;
}

/** The clock alone on the same day as `now`, with the date before it otherwise. */
export function formatNear(at: number, now: number, zone: string, precision: Precision = 'second'): string {
  if (Number.isNaN(new Date(at).getTime())) return `${at} ms`;
  const sameDay = split(at, zone).date === split(now, zone).date;
  return sameDay ? formatClock(at, zone, precision) : formatDateTime(at, zone, precision);
}

/** `3 s ago`, `22 min ago`, `1 h 05 min ago`, `in 4 s`, `now`: beyond a minute in whole minutes, so that it does not flicker. */
export function formatAgo(at: number, now: number): string {
  const seconds = Math.round((now - at) / 1000);
  if (seconds === 0) return 'now';
  const whole = Math.abs(seconds) < 60 ? Math.abs(seconds) : Math.floor(Math.abs(seconds) / 60) * 60;
  return seconds > 0 ? `${formatDuration(whole)} ago` : `in ${formatDuration(whole)}`;
}

/** True for what `Intl` knows as a time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}
