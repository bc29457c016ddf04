const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

/** Lengths of buckets whose edges are round times, in milliseconds; beyond them weeks are doubled. */
const widths = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7].map((count) => count * day),
];

/**
 * Edges of at most `most` buckets (two or more) from `from` to `to`, round times between them, no closer than `least`
 * but at the ends. Milliseconds since 1970; empty when the range is.
 */
export function bucketEdges(from: number, to: number, most: number, least = 1): number[] {
  if (from >= to) return [];
  const fits = (width: number) => width >= least && Math.ceil(to / width) - Math.floor(from / width) <= most;
  let width = widths.find(fits) ?? 14 * day;
  while (!fits(width)) width *= 2;
  const edges = [from];
  for (let edge = (Math.floor(from / width) + 1) * width; edge < to; edge += width) edges.push(edge);
  return [...edges, to];
}
