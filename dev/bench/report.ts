/** One figure of the bench, with what is asked of it. */
export interface Figure {
  what: string;
  /** As it is printed, with its unit and spread. */
  value: string;
  target: string | null;
  /** Null: nothing is asked of it. */
  reached: boolean | null;
}

export const atLeast = (what: string, value: string, figure: number, target: number, unit: string): Figure => {
  return { what, value, target: `≥ ${target}${unit}`, reached: figure >= target };
};

export const atMost = (what: string, value: string, figure: number, target: number, unit: string): Figure => {
  return { what, value, target: `≤ ${target}${unit}`, reached: figure <= target };
};

export const told = (what: string, value: string): Figure => ({ what, value, target: null, reached: null });

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The median with the least and the most: `2.1× (1.9–2.4)`. */
export function spread(numbers: readonly number[], digits: number, unit: string): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return `${median(numbers).toFixed(digits)}${unit} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

export function line({ what, value, target, reached }: Figure): string {
  const verdict = reached === null ? '' : reached ? '  reached' : '  NOT REACHED';
  return `${what.padEnd(64)} ${value.padEnd(28)} ${(target ?? '').padEnd(12)}${verdict}`;
}
