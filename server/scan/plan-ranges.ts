import type { From, Range, To } from './parse-range.ts';

/** What the leader of a partition says about its log. */
export interface LogFacts {
  partition: number;
  /** The first offset that is still there. */
  start: bigint;
  highWatermark: bigint;
  /** Where the first open transaction begins, or the high watermark; null when uncommitted records are read. */
  lastStable: bigint | null;
  /** The first offset with a timestamp at or after the range's times; null: there is none, or no time is asked. */
  fromTime: bigint | null;
  toTime: bigint | null;
}

/** Where an earlier page stopped. `end` is the end that was frozen then; null in a tail, which has none. */
export interface Resume {
  position: bigint;
  end: bigint | null;
}

export interface PartitionRange {
  partition: number;
  /** `[start, end)` is examined. */
  start: bigint;
  end: bigint;
  /** An asked offset lay outside the log and was moved to its edge. */
  clamped: boolean;
  /** Offsets of the asked range that an open transaction hides. */
  pending: bigint;
}

/** What a query examines of one partition; `resume` says where its page before stopped. */
export function planRange(
  range: Pick<Range, 'from' | 'to'>,
  order: 'newest' | 'oldest',
  facts: LogFacts,
  resume: Resume | null = null,
): PartitionRange {
  const readable = facts.lastStable ?? facts.highWatermark;
  const from = resume && order === 'oldest' ? resume.position : firstOf(range.from, facts, readable);
  const to = resume ? (order === 'newest' ? resume.position : (resume.end ?? readable)) : endOf(range.to, facts);
  const start = clamp(from, facts.start, readable);
  const end = clamp(to, start, readable);
  const asked = resume ? [resume.position] : offsetsIn(range);
  return {
    partition: facts.partition,
    start,
    end,
    clamped: asked.some((offset) => offset < facts.start || offset > facts.highWatermark),
    pending: clamp(to, readable, facts.highWatermark) - readable,
  };
}

function firstOf(from: From, facts: LogFacts, readable: bigint): bigint {
  switch (from.kind) {
    case 'earliest':
      return facts.start;
    case 'latest':
      return readable;
    case 'offset':
      return from.offset;
    case 'time':
      return facts.fromTime ?? readable;
  }
}

function endOf(to: To, facts: LogFacts): bigint {
  switch (to.kind) {
    case 'latest':
    case 'live':
      return facts.highWatermark;
    case 'offset':
      return to.offset;
    case 'time':
      return facts.toTime ?? facts.highWatermark;
  }
}

function offsetsIn({ from, to }: Pick<Range, 'from' | 'to'>): bigint[] {
  return [from, to].flatMap((place) => (place.kind === 'offset' ? [place.offset] : []));
}

function clamp(offset: bigint, low: bigint, high: bigint): bigint {
  if (offset < low) return low;
  return offset > high ? high : offset;
}
