/** Round steps from zero to at least `max`, at most `steps` of them: `0, 60, 120, 180`. Zero is always one. */
export function valueTicks(max: number, steps = 3): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((nice) => nice * power >= rough * 0.999999) ?? 10) * power;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Evenly spaced instants from one end of a range to the other, both included. */
export function timeTicks(from: number, to: number, parts = 4): number[] {
  return Array.from({ length: parts + 1 }, (_, index) => Math.round(from + ((to - from) * index) / parts));
}
