import type { LagReply } from '@/lib/contracts/groups.ts';

/** One partition over time: its worst lag in each cell, null where there is no sample. */
export interface HeatRow {
  topic: string;
  partition: number;
  cells: readonly (bigint | null)[];
}

export interface Heat {
  rows: readonly HeatRow[];
  from: number;
  /** Milliseconds a cell. */
  cell: number;
  columns: number;
  /** Seven colours: below the first, between two, from the last on; each three times the one before. */
  limits: readonly bigint[];
}

const colors = 7;

/** Every partition's worst lag in cells of equal time. */
export function heatOf({ series, from, to }: Pick<LagReply, 'series' | 'from' | 'to'>, cell: number): Heat {
  const columns = Math.max(1, Math.ceil((to - from) / cell));
  const start = to - columns * cell;
  let most = 0n;
  const rows = series.flatMap(({ topic, partition, points }) => {
    if (topic === undefined || partition === undefined) return [];
    const cells: (bigint | null)[] = Array.from({ length: columns }, () => null);
    for (const [at, text] of points) {
      const index = Math.min(columns - 1, Math.floor((at - start) / cell));
      if (text === null || index < 0) continue;
      const lag = BigInt(text);
      const known = cells[index] ?? null;
      if (known === null || lag > known) cells[index] = lag;
      if (lag > most) most = lag;
    }
    return [{ topic, partition, cells }];
  });
  return { rows, from: start, cell, columns, limits: limitsFor(most) };
}

/** 1, 2 or 5 times a power of ten to begin with, then times three, so that the most still reaches the last colour. */
export function limitsFor(most: bigint): bigint[] {
  const reach = 3n ** BigInt(colors - 2);
  let first = 1n;
  for (let power = 1n; power * reach <= most; power *= 10n) {
    for (const nice of [1n, 2n, 5n]) if (nice * power * reach <= most) first = nice * power;
  }
  return Array.from({ length: colors - 1 }, (_, index) => first * 3n ** BigInt(index));
}

/** Which of the seven colours a lag has. */
export function levelOf(lag: bigint, limits: readonly bigint[]): number {
  return limits.filter((limit) => lag >= limit).length;
}

/** Squares of one colour as one path, a unit each with a little air between: columns to the right, rows down. */
export function heatPath(rows: readonly HeatRow[], limits: readonly bigint[], level: number): string {
  return rows
    .flatMap(({ cells }, y) =>
      cells.flatMap((lag, x) => (lag !== null && levelOf(lag, limits) === level ? [`M${x} ${y}h.92v.88h-.92z`] : [])),
    )
    .join('');
}
