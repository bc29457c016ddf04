/** One resolution of the history: a ring of slots that all series share, so that a time is stored once. */
export interface Tier {
  /** At most one slot per so many milliseconds; a later sample of the same step takes the slot over. */
  readonly stepMs: number;
  readonly capacity: number;
  /** Milliseconds since 1970, by slot number modulo capacity. */
  readonly times: Float64Array;
  /** Slots ever opened; the latest is `opened - 1`. */
  opened: number;
}

export type TierName = 'recent' | 'long';

/** A moment at which offsets were sampled; `number` counts from the first slot of its tier. */
export interface Slot {
  readonly tier: TierName;
  readonly number: number;
  readonly at: number;
}

export interface SampleClock {
  readonly recent: Tier;
  readonly long: Tier;
  /** Opens the slots that a sample at this time belongs to. */
  tick(at: number): void;
  /** What was sampled in `[from, to]`, oldest first: long steps, then short ones as far back as these reach. */
  slots(from: number, to: number): Slot[];
  latest(): Slot | null;
  /** The earliest moment that is still remembered. */
  since(): number | null;
}

/** With the sampler's step of 5 s: 12 minutes of every sample, 6 hours of one a minute. */
export function createSampleClock(recentSlots = 144, longSlots = 361): SampleClock {
  const recent = tier(2_500, recentSlots);
  const long = tier(60_000, longSlots);
  return {
    recent,
    long,
    tick(at) {
      open(recent, at);
      open(long, at);
    },
    slots(from, to) {
      const edge = oldest(recent) ?? Number.POSITIVE_INFINITY;
      return [
        ...within(long, 'long', from, Math.min(to, edge - 1)),
        ...within(recent, 'recent', Math.max(from, edge), to),
      ];
    },
    latest() {
      const number = recent.opened - 1;
      return number < 0 ? null : { tier: 'recent', number, at: timeOf(recent, number) };
    },
    since: () => oldest(long),
  };
}

function tier(stepMs: number, capacity: number): Tier {
  return { stepMs, capacity, times: new Float64Array(capacity), opened: 0 };
}

function open(tier: Tier, at: number): void {
  const latest = tier.opened > 0 ? timeOf(tier, tier.opened - 1) : Number.NEGATIVE_INFINITY;
  // A clock that was set back stays in its slot until it has caught up: times in a ring must not fall.
  const sameStep = Math.floor(at / tier.stepMs) <= Math.floor(latest / tier.stepMs);
  if (!sameStep) tier.opened += 1;
  tier.times[(tier.opened - 1) % tier.capacity] = Math.max(at, latest);
}

export function firstSlot(tier: Tier): number {
  return Math.max(0, tier.opened - tier.capacity);
}

function timeOf(tier: Tier, number: number): number {
  return tier.times[number % tier.capacity] as number;
}

function oldest(tier: Tier): number | null {
  return tier.opened === 0 ? null : timeOf(tier, firstSlot(tier));
}

function within(tier: Tier, name: TierName, from: number, to: number): Slot[] {
  const slots: Slot[] = [];
  for (let number = tier.opened - 1; number >= firstSlot(tier); number -= 1) {
    const at = timeOf(tier, number);
    if (at < from) break;
    if (at <= to) slots.push({ tier: name, number, at });
  }
  return slots.reverse();
}
