import { formatInteger } from './number.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

export interface Quantity {
  value: string;
  unit: string;
}

/** Bytes in decimal units (1 kB = 1,000 B) with one decimal, rounded half up: `412.6 GB`, `812 B`. Exact digits go in a title. */
export function splitBytes(bytes: bigint | number | string): Quantity {
  const exact = BigInt(bytes);
  const magnitude = exact < 0n ? -exact : exact;
  let step = 0;
  let size = 1n;
  // 999,950 B would round to 1000.0 kB: go on to the unit that shows it as 1 MB.
  while (step < units.length - 1 && magnitude >= size * 1000n - (step === 0 ? 0n : size / 20n)) {
    size *= 1000n;
    step += 1;
  }
  const tenths = (magnitude * 10n + size / 2n) / size;
  const whole = tenths / 10n;
  const digit = tenths % 10n;
  const text = step === 0 ? formatInteger(whole) : `${formatInteger(whole)}.${digit}`;
  return { value: exact < 0n ? `-${text}` : text, unit: units[step] ?? 'B' };
}

export function formatBytes(bytes: bigint | number | string): string {
  const { value, unit } = splitBytes(bytes);
  return `${value} ${unit}`;
}
