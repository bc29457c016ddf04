import type { LagReply } from '@/lib/contracts/groups.ts';

export type LagUnit = 'records' | 'seconds';

export interface LagLine {
  label: string;
  color: string;
  /** How many partitions it stands for. */
  partitions: number;
}

export interface LagRow {
  /** Milliseconds since 1970. */
  at: number;
  /** One a line, to draw; null is a gap. */
  values: readonly (number | null)[];
  /** Records, one a line, every digit. */
  exact: readonly (bigint | null)[];
  /** Records of all partitions together. */
  total: bigint | null;
}

export interface LagLines {
  lines: readonly LagLine[];
  rows: readonly LagRow[];
  /** Partitions of which nothing is known in this range; no line tells of them. */
  untold: number;
}

interface Series {
  name: string;
  /** Place among all partitions in natural order: the ground of its colour. */
  place: number;
  lag: readonly (bigint | null)[];
  value: readonly (number | null)[];
}

/** With up to this many partitions each has a line of its own. */
const mostLines = 5;
const standingOut = 3;
const colors = [2, 3, 4, 5, 6, 7, 8].map((index) => `var(--chart-${index})`);
const sharedColor = 'var(--chart-1)';
const natural = new Intl.Collator('en', { numeric: true });

/**
 * What the chart draws: each partition a line, or where they are many the few that stand out and one line for all
 * others: their sum in records, the furthest behind in seconds.
 */
export function lagLines({ series, step }: Pick<LagReply, 'series' | 'step'>, unit: LagUnit): LagLines {
  const times = timesOf(series, step);
  const whole = series.find(({ topic }) => topic === undefined);
  const total = whole ? aligned(whole.points, times, 'records').lag : [];
  const all = series
    .filter((one) => one !== whole)
    .map((one) => ({ name: `${one.topic ?? ''}-${one.partition ?? ''}`, points: one.points }))
    .sort((a, b) => natural.compare(a.name, b.name))
    .map(({ name, points }, place) => ({ name, place, ...aligned(points, times, unit) }));
  const told = all.filter(({ value }) => value.some((one) => one !== null));
  const own = told.length <= mostLines ? told : outstanding(told);
  const others = told.filter((one) => !own.includes(one));
  const shared = others.length > 0 ? [together(others, unit)] : [];
  const drawn = [...own, ...shared];
  const colorOf = colorsFor(own);
  return {
    lines: [
      ...own.map((one) => ({ label: one.name, color: colorOf(one), partitions: 1 })),
      ...shared.map(() => ({
        label: own.length === 0 ? `all ${others.length} partitions` : `other ${others.length}`,
        color: sharedColor,
        partitions: others.length,
      })),
    ],
    rows: times.map((at, index) => ({
      at,
      values: drawn.map(({ value }) => value[index] ?? null),
      exact: drawn.map(({ lag }) => lag[index] ?? null),
      total: total[index] ?? null,
    })),
    untold: all.length - told.length,
  };
}

/** Every instant with a point; where samples are missing one without, so that no line bridges the gap. */
function timesOf(series: LagReply['series'], step: number): number[] {
  const known = [...new Set(series.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  return known.flatMap((at, index) => {
    const next = known[index + 1];
    return next !== undefined && next - at > step * 2.5 ? [at, at + step] : [at];
  });
}

function aligned(points: LagReply['series'][number]['points'], times: readonly number[], unit: LagUnit) {
  const byTime = new Map(points.map((point) => [point[0], point]));
  const lag = times.map((at) => {
    const text = byTime.get(at)?.[1] ?? null;
    return text === null ? null : BigInt(text);
  });
  const value =
    unit === 'records'
      ? lag.map((one) => (one === null ? null : Number(one)))
      : times.map((at) => byTime.get(at)?.[2] ?? null);
  return { lag, value };
}

/** The worst by their mean over the last quarter: lines don't come and go with every sample. None where nothing lags. */
function outstanding(series: readonly Series[]): Series[] {
  const weight = ({ value }: Series) => {
    const recent = value.slice(Math.floor(value.length * 0.75)).filter((one) => one !== null);
    return recent.length === 0 ? 0 : recent.reduce((sum, one) => sum + one, 0) / recent.length;
  };
  return series
    .map((one) => ({ one, weight: weight(one) }))
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.one.place - b.one.place)
    .slice(0, standingOut)
    .map(({ one }) => one)
    .sort((a, b) => a.place - b.place);
}

/** Many partitions as one. Unknown as soon as one of those that were known before is unknown. */
function together(series: readonly Series[], unit: LagUnit): Pick<Series, 'lag' | 'value'> {
  const begun = series.map(({ value }) => value.findIndex((one) => one !== null));
  const length = series[0]?.value.length ?? 0;
  const at = Array.from({ length }, (_, index) => {
    const part = series.filter((_one, place) => (begun[place] ?? 0) <= index);
    const values = part.map(({ value }) => value[index] ?? null);
    if (part.length === 0 || values.includes(null)) return { lag: null, value: null };
    const known = values as number[];
    const lag = part.reduce<bigint | null>((sum, one) => plus(sum, one.lag[index] ?? null), 0n);
    return { lag, value: unit === 'records' ? known.reduce((sum, one) => sum + one, 0) : Math.max(...known) };
  });
  return { lag: at.map((one) => one.lag), value: at.map((one) => one.value) };
}

/** A partition's colour comes from its place, so that it keeps it; the next free one where two would share. */
function colorsFor(series: readonly Series[]): (one: Series) => string {
  const taken = new Map<string, Series>();
  for (const one of series) {
    const free = colors.map((_, step) => colors[(one.place + step) % colors.length] as string);
    taken.set(free.find((color) => !taken.has(color)) ?? sharedColor, one);
  }
  const bySeries = new Map([...taken].map(([color, one]) => [one, color]));
  return (one) => bySeries.get(one) ?? sharedColor;
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a + b;
}

/** Stretches between samples in which nothing is known at all, as `[from, to]`. */
export function gapsOf(rows: readonly LagRow[]): [number, number][] {
  const gaps: [number, number][] = [];
  let before: number | null = null;
  let open = false;
  for (const { at, values } of rows) {
    const known = values.some((value) => value !== null);
    if (known && open && before !== null) gaps.push([before, at]);
    if (known) before = at;
    open = !known;
  }
  return gaps;
}
