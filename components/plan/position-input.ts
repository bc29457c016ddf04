import { kindOf, readPosition } from '@/lib/format/position.ts';
import { formatAgo, formatDateTime } from '@/lib/format/time.ts';

export type TargetInput<Target> = { ok: true; target: Target } | { ok: false; error: string };

/** An offset as typed, grouped or not. */
function readOffset(text: string): TargetInput<{ offset: string }> {
  const digits = text.trim().replaceAll(/[,_ ]/g, '');
  if (/^\d{1,19}$/.test(digits)) return { ok: true, target: { offset: BigInt(digits).toString() } };
  return { ok: false, error: text.trim() === '' ? 'Give an offset.' : `“${text}” is not an offset.` };
}

/** A time in `zone`, or a length of time before now as the instant that it means now. */
function readTime(text: string, zone: string, now: number): TargetInput<{ time: string }> {
  if (text.trim() === '') return { ok: false, error: 'Give a time, such as 10:00 or 2026-11-20 10:00.' };
  const read = readPosition(text, zone, now);
  if (read.ok && kindOf(read.position) === 'time') return { ok: true, target: { time: read.position } };
  return { ok: false, error: `“${text}” is not a time. Try 10:00 or 2026-11-20 10:00.` };
}

/** A length of time before now: `2h` and `-2h` are the same. */
function readDuration(text: string): TargetInput<{ duration: string }> {
  const given = text
    .trim()
    .replace(/^-?\s*/, '-')
    .replaceAll(' ', '');
  if (kindOf(given) === 'duration') return { ok: true, target: { duration: given } };
  return {
    ok: false,
    error:
      text.trim() === '' ? 'Give a length of time, such as 2h.' : `“${text}” is no length of time. Try 30m, 2h, 7d.`,
  };
}

export interface Clock {
  zone: string;
  now: number;
}

/** A place in a log as typed, as a request has it. */
export function readPlace(
  kind: 'offset' | 'time' | 'duration',
  text: string,
  { zone, now }: Clock,
): TargetInput<{ offset: string } | { time: string } | { duration: string }> {
  if (kind === 'offset') return readOffset(text);
  return kind === 'time' ? readTime(text, zone, now) : readDuration(text);
}

const milliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What a typed time or length of time means: `2026-11-20 10:00:00 UTC, 4 h 03 min ago`; null while it means nothing. */
export function explainTime(kind: 'time' | 'duration', text: string, zone: string, now: number): string | null {
  const at = kind === 'time' ? timeOf(text, zone, now) : durationEnd(text, now);
  return at === null ? null : `${formatDateTime(at, zone)} ${zone}, ${formatAgo(at, now)}`;
}

function timeOf(text: string, zone: string, now: number): number | null {
  const read = readTime(text, zone, now);
  return read.ok ? Date.parse(read.target.time) : null;
}

function durationEnd(text: string, now: number): number | null {
  const read = readDuration(text);
  const [, count, unit] = (read.ok && /^-(\d+)(ms|s|m|h|d)$/.exec(read.target.duration)) || [];
  return count === undefined ? null : now - Number(count) * milliseconds[unit as keyof typeof milliseconds];
}
