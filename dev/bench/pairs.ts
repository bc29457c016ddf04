import type { Run } from './query.ts';

export interface Compared {
  ours: Run[];
  theirs: Run[];
  /** How many times faster ours was, pair by pair. */
  speed: number[];
  /** Their processor time in ours; null where it can't be known. */
  cpu: number[] | null;
}

/**
 * Runs both as A B B A, so that whoever comes first has no advantage, and pairs neighbours. Throws before anything is
 * timed when they don't find the same.
 */
export async function compare(
  rounds: number,
  ours: () => Promise<Run>,
  theirs: () => Promise<Run>,
  same: (ours: Run, theirs: Run) => string | null = sameHits,
): Promise<Compared> {
  const difference = same(await ours(), await theirs());
  if (difference) throw new Error(`The hit sets differ: ${difference}`);
  const runs: Compared = { ours: [], theirs: [], speed: [], cpu: [] };
  for (let round = 0; round < rounds * 2; round++) {
    const pair: { ours?: Run; theirs?: Run } = {};
    for (const who of round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
      pair[who] = await (who === 'ours' ? ours() : theirs());
    }
    const { ours: a, theirs: b } = pair as { ours: Run; theirs: Run };
    runs.ours.push(a);
    runs.theirs.push(b);
    runs.speed.push(b.ms / a.ms);
    if (a.cpuSeconds === null || b.cpuSeconds === null) runs.cpu = null;
    else runs.cpu?.push(b.cpuSeconds / a.cpuSeconds);
  }
  return runs;
}

function sameHits(ours: Run, theirs: Run): string | null {
  if (ours.hits.length !== theirs.hits.length) return `${ours.hits.length} here, ${theirs.hits.length} there`;
  return lacking(ours.hits, theirs.hits);
}

/** What one of the two has and the other has not, in words; null: nothing. */
export function lacking(ours: readonly string[], theirs: readonly string[]): string | null {
  const [a, b] = [new Set(ours), new Set(theirs)];
  const more = [...a].filter((hit) => !b.has(hit)).length;
  const fewer = [...b].filter((hit) => !a.has(hit)).length;
  return more + fewer === 0 ? null : `${more} only here, ${fewer} only there`;
}
