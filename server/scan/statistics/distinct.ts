/**
 * How many different things there are: counted exactly while they are few, then estimated by a HyperLogLog sketch with
 * the estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), algorithm 6.
 * Plain data, so that it goes from thread to thread.
 */
export interface Distinct {
  /** Hashes; null when they have become too many. */
  seen: Set<number> | null;
  registers: Uint8Array | null;
}

/** Up to here the count is exact. */
export const EXACT_DISTINCT = 4096;
/** Standard error of an estimate, as a share: 1.04 / √registers. */
export const DISTINCT_ERROR = 0.0082;

const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;
/** Bits of a hash beside the register's index: 21 above 2^32 and 18 below. */
const REST_BITS = 39;

export function newDistinct(): Distinct {
  return { seen: new Set(), registers: null };
}

/** `hash`: 53 bits, see hashBytes. */
export function addDistinct(distinct: Distinct, hash: number): void {
  if (distinct.registers) register(distinct.registers, hash);
  else distinct.seen?.add(hash);
  if ((distinct.seen?.size ?? 0) > EXACT_DISTINCT) estimateFromNowOn(distinct);
}

export function mergeDistinct(into: Distinct, from: Distinct): void {
  if (from.registers) {
    const registers = estimateFromNowOn(into);
    for (let index = 0; index < REGISTERS; index++) {
      registers[index] = Math.max(registers[index] as number, from.registers[index] as number);
    }
  }
  for (const hash of from.seen ?? []) addDistinct(into, hash);
}

export function countDistinct({ seen, registers }: Distinct): { count: number; exact: boolean } {
  if (registers) return { count: Math.round(estimate(registers)), exact: false };
  return { count: seen?.size ?? 0, exact: true };
}

function estimateFromNowOn(distinct: Distinct): Uint8Array {
  if (distinct.registers) return distinct.registers;
  const registers = new Uint8Array(REGISTERS);
  for (const hash of distinct.seen ?? []) register(registers, hash);
  Object.assign(distinct, { seen: null, registers });
  return registers;
}

function register(registers: Uint8Array, hash: number): void {
  const high = Math.floor(hash / 2 ** 32);
  const low = hash >>> 0;
  const index = low >>> (32 - INDEX_BITS);
  const zeros = high === 0 ? 21 + Math.clz32(low & 0x3ffff) - INDEX_BITS : Math.clz32(high) - 11;
  if (zeros + 1 > (registers[index] as number)) registers[index] = zeros + 1;
}

function estimate(registers: Uint8Array): number {
  const ranks = new Array<number>(REST_BITS + 2).fill(0);
  for (const rank of registers) ranks[rank] = (ranks[rank] as number) + 1;
  let sum = REGISTERS * tau(1 - (ranks[REST_BITS + 1] as number) / REGISTERS);
  for (let rank = REST_BITS; rank >= 1; rank--) sum = (sum + (ranks[rank] as number)) / 2;
  sum += REGISTERS * sigma((ranks[0] as number) / REGISTERS);
  return REGISTERS ** 2 / (2 * Math.LN2 * sum);
}

function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY;
  let [power, weight, sum, before] = [share, 1, share, -1];
  while (sum !== before) {
    before = sum;
    power *= power;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let [root, weight, sum, before] = [share, 1, 1 - share, -1];
  while (sum !== before) {
    before = sum;
    root = Math.sqrt(root);
    weight /= 2;
    sum -= (1 - root) ** 2 * weight;
  }
  return sum / 3;
}
