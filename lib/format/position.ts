import { formatDateTime, type Precision } from './time.ts';

export type PositionKind = 'earliest' | 'latest' | 'live' | 'offset' | 'time' | 'duration';

const offset = /^\d{1,19}$/;
const duration = /^-\d{1,9}(?:ms|s|m|h|d)$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const wallClock = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

/** What `from` or `to` of a query means; null for what no query accepts. */
export function kindOf(position: string): PositionKind | null {
  if (position === 'earliest' || position === 'latest' || position === 'live') return position;
  if (offset.test(position)) return 'offset';
  if (duration.test(position)) return 'duration';
  return instant.test(position) && !Number.isNaN(Date.parse(position)) ? 'time' : null;
}

export type PositionInput = { ok: true; position: string } | { ok: false; error: string };

/**
 * Reads what a person types for a place in a log: an offset, `-2h`, or a time of day or date in `zone`.
 * Gives the API's own form, times as UTC instants.
 */
export function readPosition(input: string, zone: string, now: number): PositionInput {
  const text = input.trim();
  if (kindOf(text) === 'time') return { ok: true, position: new Date(text).toISOString() };
  if (kindOf(text) !== null) return { ok: true, position: text };
  const at = readWallClock(text, zone, now);
  if (at !== null) return { ok: true, position: new Date(at).toISOString() };
  return { ok: false, error: `“${text}” is not a time. Try -2h, 10:00, 2026-11-20 10:00, or an offset.` };
}

/** The same place for people: times in `zone`, as precise as needed. What is shown reads back as what was meant. */
export function showPosition(position: string, zone: string, now: number): string {
  if (kindOf(position) !== 'time') return position;
  const at = Date.parse(position);
  const text = formatDateTime(at, zone, precisionOf(at));
  // An hour that comes twice when clocks go back can't be told by its wall clock.
  return readWallClock(text, zone, now) === at ? text : position;
}

/** No finer than a time needs. */
export function precisionOf(at: number): Precision {
  return at % 1000 === 0 ? (at % 60_000 === 0 ? 'minute' : 'second') : 'millisecond';
}

function readWallClock(text: string, zone: string, now: number): number | null {
  const match = wallClock.exec(text);
  if (text === '' || !match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', milli = '0'] = match;
  const date = year === undefined ? formatDateTime(now, zone).slice(0, 10) : `${year}-${month}-${day}`;
  const clock = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  const wall = Date.parse(`${date}T${clock}.${milli.padEnd(3, '0')}Z`);
  return Number.isNaN(wall) ? null : instantOf(wall, zone);
}

/** The instant at which clocks in `zone` show `wall`, both as milliseconds; the earlier one where an hour comes twice. */
function instantOf(wall: number, zone: string): number {
  const shownAt = (at: number) => Date.parse(`${formatDateTime(at, zone, 'millisecond').replace(' ', 'T')}Z`);
  const day = 86_400_000;
  const candidates = [wall - day, wall + day].map((at) => wall - (shownAt(at) - at));
  return candidates.find((at) => shownAt(at) === wall) ?? Math.max(...candidates);
}
