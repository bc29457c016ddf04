/** How much of the first records tells which bytes are rare in them. */
const sampleBytes = 4096;
/** Places that had only the end of what is looked for, after which a plain search is as good. */
const mostMisses = 200;

/**
 * Finds the places of `needle` in one buffer after the other: the next from `from` on, or -1. A search stops at every
 * place that has its first byte, so it begins with the byte that is rarest in what the first buffer holds.
 */
export function byteFinder(needle: Buffer): (bytes: Buffer, from: number) => number {
  let skipped: number | null = null;
  let misses = 0;
  return (bytes, from) => {
    skipped ??= rarestStart(needle, bytes.subarray(from, from + sampleBytes));
    while (skipped > 0) {
      const found = bytes.indexOf(needle.subarray(skipped), from + skipped);
      if (found < 0) return -1;
      const start = found - skipped;
      if (bytes.compare(needle, 0, skipped, start, found) === 0) return start;
      from = start + 1;
      if (++misses > mostMisses) skipped = 0;
    }
    return bytes.indexOf(needle, from);
  };
}

/** Where to begin in the needle: at least two bytes are left of it, for with one alone the search would stop too often. */
function rarestStart(needle: Buffer, sample: Buffer): number {
  const counts = new Uint16Array(256);
  for (const byte of sample) counts[byte] = (counts[byte] as number) + 1;
  let best = 0;
  for (let at = 1; at < needle.length - 1; at++) {
    if ((counts[needle[at] as number] as number) < (counts[needle[best] as number] as number)) best = at;
  }
  return best;
}
