import type { OffsetHistory } from '../history/offset-history.ts';
import type { Slot } from '../history/sample-clock.ts';
import { lagOf } from './evaluate-lag.ts';
import { type EndOffsets, endsOf, passedAt } from './lag-seconds.ts';

export interface LagAt {
  /** Milliseconds since 1970. */
  at: number;
  lag: bigint | null;
  seconds: number | null;
}

export interface TimeRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Milliseconds between points. */
  step: number;
}

export interface LagSeries {
  topic: string;
  partition: number;
  points: LagAt[];
}

/** Lag at one moment of each step, the last that was sampled; a step without a sample is a gap. */
export function lagOverTime(
  group: string,
  partitions: readonly { topic: string; partition: number; committed: bigint | null }[],
  history: OffsetHistory,
  range: TimeRange & { withSeconds: boolean },
): { total: LagAt[]; series: LagSeries[] } {
  const moments = momentsOf(history.clock.slots(range.from, range.to), range);
  const all = range.withSeconds ? history.clock.slots(0, range.to) : null;
  const series = partitions
    .filter(({ committed }) => committed !== null)
    .map(({ topic, partition }) => ({
      topic,
      partition,
      points: pointsOf(group, topic, partition, history, moments, all),
    }));
  return { total: moments.map(({ at }, index) => totalAt(at, series, index)), series };
}

interface Moment {
  at: number;
  slot: Slot | null;
}

function momentsOf(slots: readonly Slot[], { from, to, step }: TimeRange): Moment[] {
  const count = Math.max(1, Math.ceil((to - from) / step));
  const moments: Moment[] = Array.from({ length: count }, (_, i) => ({
    at: Math.min(to, from + (i + 1) * step),
    slot: null,
  }));
  for (const slot of slots) {
    const moment = moments[Math.min(count - 1, Math.max(0, Math.ceil((slot.at - from) / step) - 1))];
    if (moment) moment.slot = slot;
  }
  return moments;
}

function pointsOf(
  group: string,
  topic: string,
  partition: number,
  history: OffsetHistory,
  moments: readonly Moment[],
  all: readonly Slot[] | null,
): LagAt[] {
  const log = history.partition(topic, partition);
  const commits = history.committed(group, topic, partition);
  const ends = log && all ? endsOf(log.end, all) : null;
  return moments.map(({ at, slot }) => {
    if (!slot || !log || !commits) return { at, lag: null, seconds: null };
    const present = { start: log.start.at(slot), end: log.end.at(slot), committed: commits.at(slot) };
    const lag = lagOf(present);
    return { at, lag, seconds: lag === null || !ends ? null : secondsAt(slot, present, lag, ends) };
  });
}

function secondsAt(
  { at }: Slot,
  { start, committed }: { start: bigint | null; committed: bigint | null },
  lag: bigint,
  ends: EndOffsets,
): number | null {
  if (lag === 0n) return 0;
  if (committed === null) return null;
  const from = start !== null && start > committed ? start : committed;
  const passed = passedAt(from, ends);
  return passed === null ? null : Math.max(0, (at - passed) / 1000);
}

/** The sum of the lags and the worst of the delays; unknown as soon as one of them is. */
function totalAt(at: number, series: readonly LagSeries[], index: number): LagAt {
  let lag: bigint | null = series.length === 0 ? null : 0n;
  let seconds: number | null = series.length === 0 ? null : 0;
  for (const { points } of series) {
    const point = points[index];
    lag = lag === null || point?.lag == null ? null : lag + point.lag;
    seconds = seconds === null || point?.seconds == null ? null : Math.max(seconds, point.seconds);
  }
  return { at, lag, seconds };
}
