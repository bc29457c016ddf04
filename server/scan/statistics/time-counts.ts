/** How many records there are of every stretch of time. Plain data. */
export interface TimeCounts {
  /** An hour, or twice, four times, … as long where there would be too many stretches. */
  widthMs: number;
  /** By the number of the stretch since 1970. */
  counts: Map<number, number>;
}

const HOUR_MS = 3_600_000;
const MOST_STRETCHES = 1500;

export function newTimeCounts(): TimeCounts {
  return { widthMs: HOUR_MS, counts: new Map() };
}

/** `at`: milliseconds since 1970. */
export function addTime(times: TimeCounts, at: number): void {
  count(times, Math.floor(at / times.widthMs), 1);
}

export function mergeTimes(into: TimeCounts, from: TimeCounts): void {
  while (into.widthMs < from.widthMs) widen(into);
  for (const [stretch, records] of from.counts) {
    count(into, Math.floor((stretch * from.widthMs) / into.widthMs), records);
  }
}

function count(times: TimeCounts, stretch: number, records: number): void {
  times.counts.set(stretch, (times.counts.get(stretch) ?? 0) + records);
  while (times.counts.size > MOST_STRETCHES) widen(times);
}

function widen(times: TimeCounts): void {
  const wider = new Map<number, number>();
  for (const [stretch, records] of times.counts) {
    const half = Math.floor(stretch / 2);
    wider.set(half, (wider.get(half) ?? 0) + records);
  }
  times.widthMs *= 2;
  times.counts = wider;
}
