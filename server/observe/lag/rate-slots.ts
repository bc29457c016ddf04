import type { SampleClock, Slot } from '../history/sample-clock.ts';

/** Long enough to even out consumers that commit every few seconds. */
export const rateWindowMs = 60_000;

/** The samples that present rates are made from, oldest first. */
export function rateSlots(clock: SampleClock): Slot[] {
  const now = clock.latest()?.at ?? 0;
  return clock.slots(now - rateWindowMs, now);
}
