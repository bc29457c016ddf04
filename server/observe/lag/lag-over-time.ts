import type { OffsetHistory } from '../history/offset-history.ts';
import type { SampleClock, Slot } from '../history/sample-clock.ts';
import { lagOf } from './evaluate-lag.ts';
import { type EndOffsets, endsOf, passedAt } from './lag-seconds.ts';
import { nextOffset } from './position.ts';

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

/** A moment to show; without a slot it is a gap. */
export interface Moment {
  at: number;
  slot: Slot | null;
}

/** Samples this far apart have missed some in between, in milliseconds. */
const gapMs = { recent: 20_000, long: 150_000 } as const;

/** The last sample of every step that has one, and a gap wherever the sampler itself paused. */
export function sampledMoments(clock: SampleClock, { from, to, step }: TimeRange): Moment[] {
  const moments: Moment[] = [];
  let before: Slot | null = null;
  for (const slot of clock.slots(from, to)) {
    const last = moments.at(-1);
    if (before && slot.at - before.at > gapMs[before.tier]) {
      moments.push({ at: Math.round((before.at + slot.at) / 2), slot: null }, { at: slot.at, slot });
    } else if (last?.slot && stepOf(last.at, from, step) === stepOf(slot.at, from, step)) {
      moments[moments.length - 1] = { at: slot.at, slot };
    } else {
      moments.push({ at: slot.at, slot });
    }
    before = slot;
  }
  return moments;
}

/** One moment for every step, sampled or not. */
export function evenMoments(clock: SampleClock, { from, to, step }: TimeRange): Moment[] {
  const count = Math.ceil((to - from) / step);
  const moments: Moment[] = Array.from({ length: count }, (_, i) => ({ at: from + (i + 1) * step, slot: null }));
  for (const slot of clock.slots(from, to)) {
    const moment = moments[Math.min(count - 1, stepOf(slot.at, from, step))];
    if (moment) moment.slot = slot;
  }
  return moments;
}

function stepOf(at: number, from: number, step: number): number {
  return Math.max(0, Math.ceil((at - from) / step) - 1);
}

/** Lag at each moment: of every partition with a commit, and of all together. */
export function lagOverTime(
  group: string,
  partitions: readonly { topic: string; partition: number; committed: bigint | null }[],
  history: OffsetHistory,
  moments: readonly Moment[],
  { withSeconds }: { withSeconds: boolean },
): { total: LagAt[]; series: LagSeries[] } {
  const all = withSeconds ? history.clock.slots(0, moments.at(-1)?.at ?? 0) : null;
  const series = partitions
    .filter(({ committed }) => committed !== null)
    .map(({ topic, partition }) => ({
      topic,
      partition,
      points: pointsOf(group, topic, partition, history, moments, all),
    }));
  return { total: moments.map(({ at }, index) => totalAt(at, series, index)), series };
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
  const passed = passedAt(nextOffset(committed, start), ends);
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
