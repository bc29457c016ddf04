const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const niceSteps = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 7, 14, 30, 90, 365].map((count) => count * day),
];

/** Steps of a time axis in seconds, as clocks have them, from zero to at least `max`. */
export function secondTicks(max: number, steps = 4): number[] {
  if (!(max > 0)) return [0, 1];
  const step = niceSteps.find((nice) => nice * steps >= max) ?? Math.ceil(max / steps / day) * day;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Axes only, one unit: `0`, `30 s`, `2.5 min`, `6 h`, `3 d`. */
export function shortSeconds(seconds: number): string {
  if (seconds === 0) return '0';
  const [unit, size] =
    seconds < minute ? ['s', 1] : seconds < hour ? ['min', minute] : seconds < day ? ['h', hour] : ['d', day];
  return `${Number((seconds / (size as number)).toFixed(1))} ${unit}`;
}
