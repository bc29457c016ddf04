import type { OffsetSeries } from './offset-series.ts';
import type { Slot } from './sample-clock.ts';

export interface OffsetPoint {
  at: number;
  offset: bigint | null;
}

/**
 * Offsets per second over points in order of time; null while there are no two of them, or when the latest is missing.
 * An offset that fell starts anew: what lies before a reset or a recreation says nothing about the present.
 */
export function ratePerSecond(points: readonly OffsetPoint[]): number | null {
  const last = points.at(-1);
  if (!last || last.offset === null) return null;
  let first: { at: number; offset: bigint } | null = null;
  let before: bigint | null = null;
  for (const { at, offset } of points) {
    if (offset === null) continue;
    if (first === null || (before !== null && offset < before)) first = { at, offset };
    before = offset;
  }
  if (first === null || first.at >= last.at) return null;
  return (Number(last.offset - first.offset) * 1000) / (last.at - first.at);
}

export function rateOf(series: OffsetSeries | null, slots: readonly Slot[]): number | null {
  const latest = slots.at(-1);
  if (!series || !latest) return null;
  if (series.constant) return slots.length > 1 && series.at(slots.at(-2) as Slot) !== null ? 0 : null;
  return ratePerSecond(slots.map((slot) => ({ at: slot.at, offset: series.at(slot) })));
}
