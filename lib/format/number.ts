const grouped = new Intl.NumberFormat('en-US');

/** Whole numbers exactly, grouped by thousands: `1,842`. Decimal strings are 64-bit and never pass through `number`. */
export function formatInteger(value: bigint | number | string): string {
  return grouped.format(typeof value === 'string' ? BigInt(value) : value);
}

/** Axes only: `0`, `250`, `2 k`, `1.5 M`. */
export function formatShort(value: number): string {
  const magnitude = Math.abs(value);
  for (const [unit, size] of [
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const) {
    if (magnitude >= size) return `${trim(value / size)} ${unit}`;
  }
  return trim(value);
}

/** Per second, as precise as it is small: `0.09`, `4.6`, `1,842`. */
export function formatRate(perSecond: number): string {
  const magnitude = Math.abs(perSecond);
  if (magnitude === 0) return '0';
  if (magnitude < 0.01) return '< 0.01';
  if (magnitude < 1) return String(Number(perSecond.toPrecision(2)));
  if (magnitude < 10) return trim(perSecond);
  return grouped.format(Math.round(perSecond));
}

/** `1 group`, `2 groups`. */
export function plural(count: bigint | number | string, one: string, many = `${one}s`): string {
  return `${formatInteger(count)} ${BigInt(count) === 1n ? one : many}`;
}

/** `-3 %`, `+5.6 %`: at most one decimal. */
export function formatPercent(percent: number, { signed = false } = {}): string {
  const text = trim(percent);
  return `${signed && percent > 0 && text !== '0' ? '+' : ''}${text} %`;
}

function trim(value: number): string {
  return String(Number(value.toFixed(1)) + 0);
}
