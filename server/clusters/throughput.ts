import type { OffsetHistory } from '../observe/history/offset-history.ts';
import type { Flow } from '../observe/history/totals.ts';

export type RatePoint = [at: number, perSecond: number | null];

const rangeMs = 3_600_000;
const stepMs = 30_000;

/** Records per second of the whole cluster over the last hour, the mean of each step; one without samples is a gap. */
export function throughput({ clock, totals }: OffsetHistory, flow: Flow): RatePoint[] {
  const to = clock.latest()?.at ?? 0;
  const start = to - rangeMs;
  const steps = Array.from({ length: rangeMs / stepMs }, () => ({ records: 0, ms: 0 }));
  let before: { at: number; count: number } | null = null;
  for (const slot of clock.slots(start, to)) {
    const count = totals.at(flow, slot);
    if (before && count !== null)
      spread(steps, { from: before.at - start, to: slot.at - start, records: count - before.count });
    before = count === null ? null : { at: slot.at, count };
  }
  return steps.map(({ records, ms }, i) => [start + (i + 1) * stepMs, ms === 0 ? null : (records * 1000) / ms]);
}

/** Shares out what came between two samples over the steps that this time touches. */
function spread(
  steps: readonly { records: number; ms: number }[],
  { from, to, records }: { from: number; to: number; records: number },
): void {
  if (to <= from) return;
  for (let i = Math.max(0, Math.floor(from / stepMs)); i * stepMs < to; i += 1) {
    const step = steps[i];
    if (!step) return;
    const ms = Math.min(to, (i + 1) * stepMs) - Math.max(from, i * stepMs);
    step.ms += ms;
    step.records += (records * ms) / (to - from);
  }
}

/** The latest rate; null while there is no second sample. */
export function presentRate({ clock, totals }: OffsetHistory, flow: Flow, windowMs: number): number | null {
  const now = clock.latest()?.at ?? 0;
  const known = clock
    .slots(now - windowMs, now)
    .map((slot) => ({ at: slot.at, count: totals.at(flow, slot) }))
    .filter((point): point is { at: number; count: number } => point.count !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || last.at <= first.at || last.at !== now) return null;
  return ((last.count - first.count) * 1000) / (last.at - first.at);
}
