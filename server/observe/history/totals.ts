import type { OffsetSeries } from './offset-series.ts';
import type { SampleClock, Slot, Tier, TierName } from './sample-clock.ts';

export type Flow = 'produced' | 'consumed';

/** How many records came in and were read in the whole cluster, as counters that only grow. */
export interface Totals {
  begin(): void;
  /** A series that has no earlier value to compare with. */
  seen(flow: Flow): void;
  /** What came since the series was last seen, spread evenly over that time: a gap must not end in a spike. */
  moved(flow: Flow, series: OffsetSeries, to: bigint, at: number): void;
  end(): void;
  /** Records since the history began; null where nothing could be read. */
  at(flow: Flow, slot: Slot): number | null;
}

interface Counter {
  count: number;
  /** Of the tick under way. */
  added: number;
  seen: boolean;
  values: Record<TierName, Float64Array>;
}

export function createTotals(clock: SampleClock): Totals {
  const counters: Record<Flow, Counter> = { produced: createCounter(clock), consumed: createCounter(clock) };
  let tickAt = 0;
  let stepMs = 0;
  return {
    begin() {
      const at = clock.latest()?.at ?? 0;
      stepMs = at - tickAt;
      tickAt = at;
      for (const counter of Object.values(counters)) Object.assign(counter, { added: 0, seen: false });
    },
    seen(flow) {
      counters[flow].seen = true;
    },
    moved(flow, series, to, at) {
      const counter = counters[flow];
      counter.seen = true;
      // Commits that move back are a reset, not negative consumption.
      if (to <= series.last || at <= series.seenAt) return;
      counter.added += (Number(to - series.last) * stepMs) / (at - series.seenAt);
    },
    end() {
      for (const counter of Object.values(counters)) {
        counter.count += counter.added;
        for (const name of ['recent', 'long'] as const) {
          const tier: Tier = clock[name];
          counter.values[name][(tier.opened - 1) % tier.capacity] = counter.seen ? counter.count : Number.NaN;
        }
      }
    },
    at(flow, slot) {
      const value = counters[flow].values[slot.tier][slot.number % clock[slot.tier].capacity] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    },
  };
}

function createCounter(clock: SampleClock): Counter {
  const values = { recent: new Float64Array(clock.recent.capacity), long: new Float64Array(clock.long.capacity) };
  return { count: 0, added: 0, seen: false, values };
}
