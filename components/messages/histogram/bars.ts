import type { HistogramBucket } from '@/lib/contracts/histogram.ts';
import type { Row } from '../feed.ts';

/** Buckets `[first, end)`, by index. */
export interface Span {
  first: number;
  end: number;
}

/** Part of the time axis, 0 … 1. */
export interface Stretch {
  from: number;
  to: number;
}

const height = 64;
const width = 1000;
/** What is there is seen, however little it is beside the most. */
const leastHeight = { all: 1.5, shown: 3 };

export const barsBox = `0 0 ${width} ${height}`;

/** Where a time lies on the axis, 0 … 1. */
export function shareOf(at: number, buckets: readonly HistogramBucket[]): number {
  const [from, to] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 1];
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

/** The bucket that a time belongs to; times beyond the axis belong to its ends. */
export function bucketAt(at: number, buckets: readonly HistogramBucket[]): number {
  let [low, high] = [0, buckets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((buckets[middle] as HistogramBucket).from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many of the shown records lie in each bucket; those without a time, or outside, in none. */
export function countShown(rows: readonly Row[], count: number, buckets: readonly HistogramBucket[]): number[] {
  const shown = buckets.map(() => 0);
  const [from, to] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 0];
  for (let index = 0; index < count; index += 1) {
    const row = rows[index];
    const at = row?.type === 'record' ? Number(row.timestamp) : -1;
    if (at < from || at >= to) continue;
    const bucket = bucketAt(at, buckets);
    shown[bucket] = (shown[bucket] ?? 0) + 1;
  }
  return shown;
}

/** Offsets of the buckets in all; null when one of them is not known. */
export function sumOffsets(buckets: readonly HistogramBucket[], { first, end }: Span): bigint | null {
  return buckets
    .slice(first, end)
    .reduce<bigint | null>((sum, { offsets }) => (sum === null || offsets === null ? null : sum + BigInt(offsets)), 0n);
}

/** Paths of all offsets and of what is shown of them, on one scale in `barsBox`. */
export function barPaths(
  buckets: readonly HistogramBucket[],
  shown: readonly number[],
): { all: string; shown: string } {
  const values = buckets.map(({ offsets }) => BigInt(offsets ?? 0));
  const most = [...values, ...shown.map(BigInt)].reduce((max, value) => (value > max ? value : max), 1n);
  return {
    all: pathOf(buckets, values, most, leastHeight.all),
    shown: pathOf(buckets, shown.map(BigInt), most, leastHeight.shown),
  };
}

function pathOf(buckets: readonly HistogramBucket[], values: readonly bigint[], most: bigint, least: number): string {
  const air = Math.min(2, (0.2 * width) / buckets.length);
  return buckets
    .map(({ from, to }, index) => {
      const value = values[index] ?? 0n;
      if (value === 0n) return '';
      const [left, right] = [shareOf(from, buckets) * width, shareOf(to, buckets) * width];
      const tall = Math.max(least, (Number((value * 10_000n) / most) / 10_000) * height);
      const wide = Math.max((right - left) * 0.5, right - left - air);
      return `M${round(left)} ${height}v${round(-tall)}h${round(wide)}V${height}z`;
    })
    .join('');
}

/** Stretches of the axis whose offsets are not known. */
export function unknownStretches(buckets: readonly HistogramBucket[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, offsets } of buckets) {
    if (offsets !== null) continue;
    const last = stretches.at(-1);
    const [left, right] = [shareOf(from, buckets), shareOf(to, buckets)];
    if (last && last.to === left) last.to = right;
    else stretches.push({ from: left, to: right });
  }
  return stretches;
}

const round = (value: number) => Math.round(value * 100) / 100;
