import type { FeedState, Page } from './feed.ts';

export interface PartitionRow {
  partition: number;
  /** Null: the broker did not say, or a tail without an end. */
  start: string | null;
  end: string | null;
  /** Where the scan stands or ended; null before its first news. */
  position: string | null;
  /** Offsets that it has not examined; null: nobody knows how many there will be. */
  left: bigint | null;
  /** Offsets that the last page examined, on average since it began. */
  perSecond: number | null;
  /** Rows of the list. */
  shown: number;
  note: string;
}

const reasons = {
  limit: 'limit reached',
  end: 'complete',
  cancelled: 'stopped',
  budget: 'budget used up',
  error: 'failed',
};

type Planned = NonNullable<Page['plan']>['partitions'][number];

/** Which offsets of each partition the query covers, and how far it is. */
export function partitionRows(feed: FeedState, now: number): PartitionRow[] {
  const { pages, order, phase, rows, count, startedAt, endedAt } = feed;
  const last = pages.at(-1);
  const seconds = ((endedAt ?? now) - startedAt) / 1000;
  const planned = new Map(last?.plan?.partitions.map((entry) => [entry.partition, entry]));
  const errors = new Map(last?.progress?.partitions.map(({ partition, error }) => [partition, error]));
  const ended = new Map(last?.done?.partitions.map((entry) => [entry.partition, entry]));
  const positions = last ? positionsOf(last, order) : new Map<number, string>();
  const shown = countRows(rows, count);
  return (pages[0]?.plan?.partitions ?? []).map(({ partition, start, end, clamped, error }) => {
    const done = ended.get(partition);
    const problem = error ?? done?.error ?? errors.get(partition);
    const state = done
      ? reasons[done.reason]
      : phase === 'running'
        ? 'scanning'
        : phase === 'paused'
          ? 'paused'
          : 'stopped';
    const now = planned.get(partition);
    const [all, left] = now ? [span(now.start, now.end), leftOf(now, positions, order)] : [null, null];
    return {
      partition,
      start,
      end,
      position: positions.get(partition) ?? null,
      left,
      perSecond: all === null || left === null || seconds <= 0 ? null : Number(all - left) / seconds,
      shown: shown.get(partition) ?? 0,
      note: problem?.message ?? (clamped ? `${state}, moved to the edge of the log` : state),
    };
  });
}

/** Offsets that the page's scan has not examined, of all partitions that are known. */
export function offsetsLeft(page: Page, order: string): bigint {
  const positions = positionsOf(page, order);
  return (page.plan?.partitions ?? []).reduce((sum, planned) => sum + (leftOf(planned, positions, order) ?? 0n), 0n);
}

/** Offsets that a page has examined completely, whether it came to its end or not. */
export function offsetsExamined(page: Page, order: string): bigint {
  const positions = positionsOf(page, order);
  return (page.plan?.partitions ?? []).reduce((sum, { partition, start, end }) => {
    const position = positions.get(partition) ?? null;
    return sum + ((order === 'oldest' ? span(start, position) : span(position, end)) ?? 0n);
  }, 0n);
}

function positionsOf({ progress, done }: Page, order: string): Map<number, string> {
  const positions = new Map(progress?.partitions.map(({ partition, position }) => [partition, position]));
  for (const { partition, from, to } of done?.partitions ?? []) {
    const position = order === 'oldest' ? to : from;
    if (position !== null) positions.set(partition, position);
  }
  return positions;
}

function leftOf({ partition, start, end }: Planned, positions: ReadonlyMap<number, string>, order: string) {
  const position = positions.get(partition);
  return order === 'oldest' ? span(position ?? start, end) : span(start, position ?? end);
}

function span(from: string | null, to: string | null): bigint | null {
  if (from === null || to === null) return null;
  return BigInt(to) > BigInt(from) ? BigInt(to) - BigInt(from) : 0n;
}

function countRows(rows: FeedState['rows'], count: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const partition = rows[index]?.partition ?? -1;
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
  }
  return counts;
}
