/**
 * Which keys come most often, in bounded memory: counters that keep what they may have missed, as in "Space-Saving"
 * (Metwally and others, 2005) and merged as in "Mergeable Summaries" (Agarwal and others, 2012). Plain data.
 */
export interface FrequentKeys {
  /** By hash. */
  keys: Map<number, FrequentKey>;
  /** No key that is not among them came more often than this. */
  missed: number;
}

export interface FrequentKey {
  /** Came at least so often. */
  count: number;
  /** May have come so often more, while it was not counted. */
  missed: number;
  size: number;
  /** Its first bytes, as latin1. */
  head: string;
}

/** How many keys are counted, and how many there may be before the rarest go. */
const KEPT = 1000;
const ROOM = 4 * KEPT;
/** How much of a key is kept, in bytes. */
export const KEY_HEAD = 1024;

export function newFrequentKeys(): FrequentKeys {
  return { keys: new Map(), missed: 0 };
}

export function addKey(frequent: FrequentKeys, hash: number, bytes: Buffer, start: number, size: number): void {
  const known = frequent.keys.get(hash);
  if (known) {
    known.count++;
    return;
  }
  const head = bytes.toString('latin1', start, start + Math.min(size, KEY_HEAD));
  frequent.keys.set(hash, { count: 1, missed: frequent.missed, size, head });
  if (frequent.keys.size > ROOM) dropRare(frequent);
}

export function mergeKeys(into: FrequentKeys, from: FrequentKeys): void {
  if (from.missed > 0) for (const [hash, key] of into.keys) if (!from.keys.has(hash)) key.missed += from.missed;
  for (const [hash, key] of from.keys) {
    const known = into.keys.get(hash);
    if (known) {
      known.count += key.count;
      known.missed += key.missed;
    } else into.keys.set(hash, { ...key, missed: key.missed + into.missed });
  }
  into.missed += from.missed;
  if (into.keys.size > ROOM) dropRare(into);
}

/** The most frequent first. `others`: no other key came more often than this. */
export function topKeys({ keys, missed }: FrequentKeys, count: number): { top: FrequentKey[]; others: number } {
  const sorted = [...keys.values()].sort((a, b) => b.count - a.count || b.missed - a.missed);
  const others = sorted.slice(count).reduce((most, key) => Math.max(most, atMost(key)), missed);
  return { top: sorted.slice(0, count), others };
}

/** Keeps those that may have come most often. */
export function dropRare(frequent: FrequentKeys): void {
  if (frequent.keys.size <= KEPT) return;
  const sorted = [...frequent.keys].sort(([, a], [, b]) => atMost(b) - atMost(a) || b.count - a.count);
  const [first] = sorted.slice(KEPT);
  if (first) frequent.missed = Math.max(frequent.missed, atMost(first[1]));
  frequent.keys = new Map(sorted.slice(0, KEPT));
}

function atMost({ count, missed }: FrequentKey): number {
  return count + missed;
}
