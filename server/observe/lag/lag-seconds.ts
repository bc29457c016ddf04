import type { OffsetPoint } from '../history/rate.ts';

/**
 * When the end of the log passed an offset, in milliseconds by our clock, between two samples by even progress; null
 * where the points (of end offsets, oldest first) do not reach back that far, or not yet that far ahead.
 */
export function passedAt(offset: bigint, ends: readonly OffsetPoint[]): number | null {
  let after: { at: number; end: bigint } | null = null;
  for (let i = ends.length - 1; i >= 0; i -= 1) {
    const { at, offset: end } = ends[i] as OffsetPoint;
    if (end === null) continue;
    if (end <= offset) return after && at + Number(offset - end) / (Number(after.end - end) / (after.at - at));
    after = { at, end };
  }
  return null;
}
