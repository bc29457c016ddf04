import type { TopicStatistics } from '@/lib/contracts/statistics.ts';

export interface TimeBar {
  /** `[from, to)`, milliseconds since 1970. */
  from: number;
  to: number;
  records: number;
}

const MOST_BARS = 96;

/** Bars of equal width without gaps between the first and the last, as many as can be told apart. */
export function timeBars({ widthMs, items }: TopicStatistics['times']): TimeBar[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const start = Number(first.at);
  const stretches = (Number(last.at) - start) / widthMs + 1;
  const width = widthMs * Math.ceil(stretches / MOST_BARS);
  const bars = Array.from({ length: Math.ceil((stretches * widthMs) / width) }, (_, index): TimeBar => {
    return { from: start + index * width, to: start + (index + 1) * width, records: 0 };
  });
  for (const { at, records } of items) {
    const bar = bars[Math.floor((Number(at) - start) / width)];
    if (bar) bar.records += Number(records);
  }
  return bars;
}
