import type { From, Range, To } from '../../scan/parse-range.ts';

/** Where one partition's log stood over time. */
export interface CountedLog {
  partition: number;
  /** Of the log, only offsets in `[start, end)` count. */
  start: bigint;
  end: bigint;
  /** At each edge, the first offset that lies behind it; null: not known. */
  at: readonly (bigint | null)[];
}

export interface FailedLog {
  partition: number;
  error: { code: string; message: string };
}

/** What is asked, of which partitions. */
export interface Asked extends Pick<Range, 'from' | 'to'> {
  topic: string;
  partitions: readonly number[];
}

/** Milliseconds since 1970; null: the place is no time. */
export const timeOf = (place: From | To) => (place.kind === 'time' ? Number(place.at) : null);

/** The part of a log that a range in offsets asks for. */
export function askedPart({ from, to }: Pick<Range, 'from' | 'to'>, log: { start: bigint; end: bigint }) {
  const start = from.kind === 'offset' && from.offset > log.start ? from.offset : log.start;
  const end = to.kind === 'offset' && to.offset < log.end ? to.offset : log.end;
  return { start, end: end > start ? end : start };
}

/** Offsets of all logs between each edge and the next; null as soon as one of them is not known there. */
export function countOffsets(logs: readonly CountedLog[], edges: number): (bigint | null)[] {
  return Array.from({ length: Math.max(0, edges - 1) }, (_, index) =>
    logs.reduce<bigint | null>((sum, log) => {
      const [from, to] = [placeOf(log, index), placeOf(log, index + 1)];
      if (sum === null || from === null || to === null) return null;
      return to > from ? sum + to - from : sum;
    }, 0n),
  );
}

function placeOf({ start, end, at }: CountedLog, edge: number): bigint | null {
  const place = at[edge] ?? null;
  if (place === null || place < start) return place === null ? null : start;
  return place > end ? end : place;
}
