/** How large things are: exact count, sum, least and most, and a histogram that is within 1 % of the truth. */
export interface Sizes {
  count: number;
  /** Bytes of all together; exact up to 8 PiB. */
  total: number;
  least: number;
  most: number;
  buckets: Float64Array;
}

/** How far above the truth a percentile may lie, as a share: a bucket's width by its start. */
export const SIZE_ERROR = 1 / 128;
/** Sizes below this have a bucket each; above, every power of two has half as many buckets. */
const FINE = 256;
const STEPS = FINE / 2;
const BUCKETS = FINE + 23 * STEPS;

export function newSizes(): Sizes {
  return { count: 0, total: 0, least: Number.POSITIVE_INFINITY, most: 0, buckets: new Float64Array(BUCKETS) };
}

/** `size`: bytes, less than 2^31. */
export function addSize(sizes: Sizes, size: number): void {
  sizes.count++;
  sizes.total += size;
  if (size < sizes.least) sizes.least = size;
  if (size > sizes.most) sizes.most = size;
  const bucket = bucketOf(size);
  sizes.buckets[bucket] = (sizes.buckets[bucket] as number) + 1;
}

export function mergeSizes(into: Sizes, from: Sizes): void {
  into.count += from.count;
  into.total += from.total;
  into.least = Math.min(into.least, from.least);
  into.most = Math.max(into.most, from.most);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    into.buckets[bucket] = (into.buckets[bucket] as number) + (from.buckets[bucket] as number);
  }
}

/** The size that `share` of all do not exceed: never below the truth, above it by less than SIZE_ERROR. Null: none. */
export function percentile({ count, most, buckets }: Sizes, share: number): number | null {
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(share * count));
  let below = 0;
  for (const [bucket, number] of buckets.entries()) {
    below += number;
    if (below >= rank) return Math.min(lastOf(bucket), most);
  }
  return most;
}

function bucketOf(size: number): number {
  if (size < FINE) return size;
  const power = 31 - Math.clz32(size);
  return FINE + (power - 8) * STEPS + (size >>> (power - 7)) - STEPS;
}

function lastOf(bucket: number): number {
  if (bucket < FINE) return bucket;
  const power = 8 + Math.floor((bucket - FINE) / STEPS);
  const step = STEPS + ((bucket - FINE) % STEPS);
  return (step + 1) * 2 ** (power - 7) - 1;
}
