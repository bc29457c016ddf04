import type { HistogramBucket } from '@/lib/contracts/histogram.ts';
import type { FeedState } from '../feed.ts';
import { offsetsLeft } from '../partition-rows.ts';
import { isSelective, type QueryText } from '../query.ts';
import { type Stretch, shareOf, sumOffsets } from './bars.ts';

/**
 * About which part of the time axis a search has not examined: as many offsets from the far end as are left. Null when
 * it has examined all, or only as many as were wanted.
 */
export function unexamined(feed: FeedState, query: QueryText, buckets: readonly HistogramBucket[]): Stretch | null {
  const running = feed.phase === 'running' || feed.phase === 'paused';
  const page = feed.pages.at(-1);
  if (!page?.plan || page.done?.reason === 'end' || !(running || isSelective(query))) return null;
  const newest = query.order !== 'oldest';
  const left = offsetsLeft(page, query.order) - (newest ? 0n : offsetsBeyond(feed, query.order, buckets));
  if (left <= 0n) return null;
  const at = timeBehind(
    left,
    newest ? buckets : buckets.toReversed().map(({ from, to, offsets }) => ({ from: to, to: from, offsets })),
  );
  if (at === null) return null;
  const share = shareOf(at, buckets);
  return newest ? { from: 0, to: share } : { from: share, to: 1 };
}

/** Offsets behind the axis: records that come late are looked for after the end of a range of times. */
function offsetsBeyond({ pages }: FeedState, order: string, buckets: readonly HistogramBucket[]): bigint {
  const [first] = pages;
  const planned = first ? offsetsLeft({ plan: first.plan, progress: null, done: null }, order) : 0n;
  const counted = sumOffsets(buckets, { first: 0, end: buckets.length });
  return counted === null || planned < counted ? 0n : planned - counted;
}

/** The time by which so many offsets have passed from the first bucket on; null when the buckets do not tell. */
function timeBehind(offsets: bigint, buckets: readonly HistogramBucket[]): number | null {
  let left = offsets;
  for (const { from, to, offsets: here } of buckets) {
    if (here === null) return null;
    const own = BigInt(here);
    if (left <= own) return own === 0n ? from : from + (to - from) * (Number((left * 1000n) / own) / 1000);
    left -= own;
  }
  return buckets.at(-1)?.to ?? null;
}
