import type { OffsetSeries } from '../history/offset-series.ts';
import type { Slot } from '../history/sample-clock.ts';

/** End offsets over time, oldest first, which never fall; null is a gap. */
export interface EndOffsets {
  readonly length: number;
  /** Milliseconds since 1970. */
  time(index: number): number;
  end(index: number): bigint | null;
}

export function endsOf(series: OffsetSeries, slots: readonly Slot[]): EndOffsets {
  return {
    length: slots.length,
    time: (index) => (slots[index] as Slot).at,
    end: (index) => series.at(slots[index] as Slot),
  };
}

/**
 * When the end of the log passed an offset, in milliseconds by our clock, between two samples by even progress; null
 * where the samples do not reach back that far, or not yet that far ahead.
 */
export function passedAt(offset: bigint, ends: EndOffsets): number | null {
  const after = firstBeyond(offset, ends);
  const before = after === null ? null : lastKnown(ends, after - 1, 0);
  if (after === null || before === null) return null;
  const [from, to] = [ends.end(before), ends.end(after)] as [bigint, bigint];
  const share = Number(offset - from) / Number(to - from);
  return ends.time(before) + share * (ends.time(after) - ends.time(before));
}

function firstBeyond(offset: bigint, ends: EndOffsets): number | null {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const known = lastKnown(ends, middle, low);
    if (known !== null && (ends.end(known) as bigint) > offset) high = known;
    else low = middle + 1;
  }
  return high < ends.length ? high : null;
}

function lastKnown(ends: EndOffsets, from: number, to: number): number | null {
  for (let index = from; index >= to; index -= 1) if (ends.end(index) !== null) return index;
  return null;
}
