/** The known name that is most like this one, as long as it is like it at all: what was mistyped. */
export function nearestName(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(3, Math.floor(name.length / 2));
  for (const candidate of known) {
    const distance = distanceBetween(simplified(name), simplified(candidate));
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** `retentionMs` and `retention_ms` mean `retention.ms`. */
function simplified(name: string): string {
  return name.replace(/[._\-\s]/g, '').toLowerCase();
}

/** How many letters to put in, take out or replace. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
