import type { LagReply } from '@/lib/contracts/groups.ts';

export type LagUnit = 'records' | 'seconds';

/** One line of the chart: a partition, or several together. */
export interface LagLine {
  id: string;
  label: string;
  /** Oldest first; null is a gap. */
  points: readonly (readonly [number, number | null])[];
}

const mostLines = 5;

type Series = LagReply['series'][number];

/**
 * The lines of a lag chart: each partition, or the worst four and the others together. Lags of the others are added up;
 * of seconds the worst counts. Numbers are for drawing: the exact ones stand in the table.
 */
export function lagLines(reply: LagReply, unit: LagUnit): LagLine[] {
  const lines = reply.series
    .filter(({ partition }) => partition !== undefined)
    .map((series) => ({ id: nameOf(series), label: nameOf(series), points: pointsOf(series, unit) }))
    .sort((a, b) => lastOf(b) - lastOf(a));
  if (lines.length <= mostLines) return lines;
  const worst = lines.slice(0, mostLines - 1);
  const others = lines.slice(mostLines - 1);
  return [...worst, together(others, unit)];
}

/** Rows for the chart library: the time and a value per line. */
export function chartRows(lines: readonly LagLine[]): Record<string, number | null>[] {
  const times = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  const byLine = lines.map(({ id, points }) => [id, new Map(points)] as const);
  return times.map((at) =>
    Object.fromEntries([['at', at], ...byLine.map(([id, points]) => [id, points.get(at) ?? null])]),
  );
}

function nameOf({ topic, partition }: Series): string {
  return `${topic}-${partition}`;
}

function pointsOf({ points }: Series, unit: LagUnit): [number, number | null][] {
  return points.map(([at, lag, seconds]) => [at, unit === 'seconds' ? seconds : lag === null ? null : Number(lag)]);
}

function lastOf({ points }: LagLine): number {
  return points.findLast(([, value]) => value !== null)?.[1] ?? 0;
}

/** A moment that one of them lacks is a gap of all: a sum without a part would be a lie. */
function together(lines: readonly LagLine[], unit: LagUnit): LagLine {
  const add = unit === 'records' ? (a: number, b: number) => a + b : Math.max;
  const sums = new Map<number, number | null>();
  for (const { points } of lines) {
    for (const [at, value] of points) {
      const before = sums.get(at);
      sums.set(at, before === null || value === null ? null : add(before ?? 0, value));
    }
  }
  return {
    id: 'others',
    label: `${unit === 'seconds' ? 'worst of ' : ''}other ${lines.length}`,
    points: [...sums].sort(([a], [b]) => a - b),
  };
}
