import { firstSlot, type SampleClock, type Slot, type Tier, type TierName } from './sample-clock.ts';

/** No sample; offsets are never negative. */
const gap = -1n;

interface Values {
  recent: BigInt64Array;
  long: BigInt64Array;
}

/**
 * One offset over time, a value or a gap for every slot of the clock. Until it changes for the first time it is kept as
 * one value: most partitions of a large cluster never move, and 8 bytes a slot for each would be the console's memory.
 */
export class OffsetSeries {
  readonly #clock: SampleClock;
  readonly #born: Record<TierName, number>;
  readonly #constant: bigint;
  #values: Values | null = null;
  #last: bigint;
  #changedAt: number | null = null;
  #seenAt: number;

  /** Begins at the clock's latest slot. */
  constructor(clock: SampleClock, first: bigint) {
    this.#clock = clock;
    this.#born = { recent: clock.recent.opened - 1, long: clock.long.opened - 1 };
    this.#constant = first;
    this.#last = first;
    this.#seenAt = clock.latest()?.at ?? 0;
  }

  /** Writes the latest slot; null is a gap. Every series is put at every tick: a ring forgets by being overwritten. */
  put(value: bigint | null): void {
    const now = this.#clock.latest()?.at ?? 0;
    if (value !== null) {
      if (value !== this.#last) this.#changedAt = now;
      this.#last = value;
      this.#seenAt = now;
    }
    if (this.#values === null) {
      if (value === this.#constant) return;
      this.#values = { recent: this.#spread('recent'), long: this.#spread('long') };
    }
    this.#write('recent', this.#values.recent, value ?? gap);
    this.#write('long', this.#values.long, value ?? gap);
  }

  at(slot: Slot): bigint | null {
    if (slot.number < this.#born[slot.tier]) return null;
    if (this.#values === null) return this.#constant;
    const value = this.#values[slot.tier][slot.number % this.#clock[slot.tier].capacity] as bigint;
    return value === gap ? null : value;
  }

  /** The last value that was seen, gaps aside. */
  get last(): bigint {
    return this.#last;
  }

  get seenAt(): number {
    return this.#seenAt;
  }

  /** When the value was first seen to differ from the one before, in milliseconds; null: never since the series began. */
  get changedAt(): number | null {
    return this.#changedAt;
  }

  /** It has had one value from its beginning until now. */
  get constant(): boolean {
    return this.#values === null;
  }

  get bytes(): number {
    return this.#values === null ? 0 : this.#values.recent.byteLength + this.#values.long.byteLength;
  }

  #spread(name: TierName): BigInt64Array {
    const tier = this.#clock[name];
    const values = new BigInt64Array(tier.capacity).fill(gap);
    const from = Math.max(this.#born[name], firstSlot(tier));
    for (let number = from; number < tier.opened; number += 1) values[number % tier.capacity] = this.#constant;
    return values;
  }

  #write(name: TierName, values: BigInt64Array, value: bigint): void {
    const tier: Tier = this.#clock[name];
    values[(tier.opened - 1) % tier.capacity] = value;
  }
}
