import { type Finding, findingKind } from '../../../lib/contracts/findings.ts';
import { brokerFindings, controllerFinding, staleFindings, unreachableFinding } from './cluster-findings.ts';
import type { Draft, Observed } from './draft.ts';
import { groupFindings } from './group-findings.ts';
import { partitionFindings } from './partition-findings.ts';
import { practiceFindings } from './practice-findings.ts';

const severities: readonly Finding['severity'][] = ['critical', 'warning', 'info'];

/**
 * Everything that is wrong with a cluster, worst first. `previous` are the findings of the sample before: a finding
 * keeps its date as long as it is found again.
 */
export function findFindings(observed: Observed, previous: readonly Finding[], now: number): Finding[] {
  // When nobody answers, one sentence says so; what else was wrong before still stands, as far as it was read.
  const drafts = observed.unreachable
    ? [...unreachableFinding(observed), ...partitionFindings(observed), ...practiceFindings(observed)]
    : [
        ...controllerFinding(observed, now),
        ...brokerFindings(observed),
        ...partitionFindings(observed),
        ...groupFindings(observed),
        ...practiceFindings(observed),
        ...staleFindings(observed, now),
      ];
  const known = new Map(previous.map(({ id, since }) => [id, since]));
  return drafts.sort(compare).map(({ since, weight: _, ...finding }) => ({
    ...finding,
    since: known.get(finding.id) ?? new Date(Math.min(since ?? now, now)).toISOString(),
  }));
}

function compare(a: Draft, b: Draft): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    findingKind.options.indexOf(a.kind) - findingKind.options.indexOf(b.kind) ||
    b.weight - a.weight ||
    (a.id < b.id ? -1 : 1)
  );
}
