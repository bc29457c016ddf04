import type { Overview } from '@/lib/contracts/clusters.ts';
import { formatInteger } from '@/lib/format/number.ts';

/** What is known to be well, in numbers; says nothing about what could not be read. */
export function allElse({ counts, quorum, findings }: Pick<Overview, 'counts' | 'quorum' | 'findings'>): string {
  const { brokers, brokersUp, partitions, underReplicated, offline } = counts;
  const said: string[] = [];
  if (brokers !== null && brokersUp !== null) said.push(`${brokersUp} of ${brokers} brokers up`);
  if (partitions !== null && underReplicated !== null && offline !== null) {
    const inSync = partitions - underReplicated;
    said.push(`${formatInteger(inSync)} of ${formatInteger(partitions)} partitions in sync`);
  }
  if (quorum) {
    const following = quorum.voters.filter(({ id, lag }) => id === quorum.leader || lag !== null).length;
    said.push(`controller quorum ${following} of ${quorum.voters.length}`);
  }
  if (said.length === 0) return '';
  return `${findings.length > 0 ? 'Otherwise: ' : ''}${said.join(', ')}.`;
}
