import type { Finding } from '../../../lib/contracts/findings.ts';
import type { ClusterSnapshot } from '../snapshot.ts';

/** What findings are made from. */
export type Observed = Omit<ClusterSnapshot, 'findings'>;

/** A finding before it is ranked and dated. */
export interface Draft extends Omit<Finding, 'since'> {
  /** In milliseconds, where it is known better than "when it was first found". */
  since?: number;
  /** Larger is worse among findings of one kind. */
  weight: number;
}

/** How many findings of one kind stand for themselves; what is beyond goes into one. */
const own = 5;

/** Keeps a hundred findings with one cause from burying all others: the worst few, and one that counts the rest. */
export function gather(drafts: readonly Draft[], rest: (drafts: readonly Draft[]) => Draft): Draft[] {
  if (drafts.length <= own + 1) return [...drafts];
  const sorted = [...drafts].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return [...sorted.slice(0, own), rest(sorted.slice(own))];
}
