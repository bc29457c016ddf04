import type { Histogram, HistogramBucket } from '@/lib/contracts/histogram.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { precisionOf } from '@/lib/format/position.ts';
import { formatClock, formatDateTime, formatNear } from '@/lib/format/time.ts';
import { type Span, sumOffsets } from './bars.ts';

const [second, minute, day] = [1_000, 60_000, 86_400_000];

/** The label of a time on an axis of this length, no finer than it can be told there. */
export function axisLabel(at: number, length: number, zone: string): string {
  if (length > 60 * day) return formatDateTime(at, zone, 'minute').slice(0, -6);
  // The month and the day are enough within two months.
  if (length > day) return formatDateTime(at, zone, 'minute').slice(-11);
  if (length > 10 * minute) return formatClock(at, zone, 'minute');
  return formatClock(at, zone, length > 10 * second ? 'second' : 'millisecond');
}

/** No finer than it needs. */
export const timeWords = (at: number, now: number, zone: string) => formatNear(at, now, zone, precisionOf(at));

/** `13:45 → 13:50`; a date that both have is said once. */
export function spanTimes(
  buckets: readonly HistogramBucket[],
  { first, end }: Span,
  now: number,
  zone: string,
): string {
  const [from, to] = [buckets[first]?.from ?? 0, buckets[end - 1]?.to ?? 0];
  return `${timeWords(from, now, zone)} → ${timeWords(to, from, zone)}`;
}

/** `4,812 offsets, 3 shown`. */
export function spanCounts(
  buckets: readonly HistogramBucket[],
  shown: readonly number[],
  span: Span,
  selective: boolean,
): string {
  const offsets = sumOffsets(buckets, span);
  const here = shown.slice(span.first, span.end).reduce((sum, count) => sum + count, 0);
  const known = offsets === null ? 'offsets not known' : plural(offsets, 'offset');
  return `${known}, ${selective ? plural(here, 'match', 'matches') : `${formatInteger(here)} shown`}`;
}

/** What a bar is: `Offsets per 2 min by the records’ time`. */
export function title({ buckets, source }: Histogram): string {
  const longest = buckets.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const length = longest < second ? `${longest} ms` : formatDuration(longest / 1000);
  const per = buckets.length > 2 ? ` per ${length}` : '';
  return `Offsets${per} by ${source === 'history' ? 'arrival' : 'record time'}`;
}

/** What the bars leave out, and why. */
export function gaps({ failed, note, partitions }: Histogram): string {
  const [first] = failed;
  if (!first) return note ?? '';
  const total = partitions + failed.length;
  const missing = `${formatInteger(failed.length)} of ${plural(total, 'partition')} not counted: ${first.error.message}`;
  return note ? `${missing} ${note}` : missing;
}
