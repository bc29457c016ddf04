export type Order = 'newest' | 'oldest';

/** Whichever comes later in the order: of newest first, the older one. */
export function later(a: bigint | null, b: bigint, order: Order): bigint;
export function later(a: bigint | null, b: bigint | null, order: Order): bigint | null;
export function later(a: bigint | null, b: bigint | null, order: Order): bigint | null {
  if (a === null || b === null) return a ?? b;
  return isBefore(a, b, order) ? b : a;
}

export function isBefore(a: bigint, b: bigint, order: Order): boolean {
  return order === 'newest' ? a > b : a < b;
}
