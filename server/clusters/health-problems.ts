import type { ClusterSnapshot } from '../observe/snapshot.ts';

/** Why the cluster cannot do its work: no broker, no controller, or a partition without a leader or in-sync replica. */
export function healthProblems({ unreachable, brokers, findings, topics }: ClusterSnapshot): string[] {
  const problems: string[] = [];
  if (unreachable) problems.push(unreachable.message);
  else if (![...(brokers.value?.values() ?? [])].some(({ up }) => up)) problems.push('No broker is up.');
  if (findings.some(({ kind }) => kind === 'no-controller')) problems.push('No controller leads the cluster.');
  const dead = [...(topics.value?.values() ?? [])].flatMap(({ name, partitions }) =>
    partitions
      .filter(({ leader, isr }) => leader === null || isr.length === 0)
      .map(({ partition }) => `${name}-${partition}`),
  );
  if (dead.length > 0) {
    const names = dead.length > 3 ? `${dead.slice(0, 3).join(', ')} and ${dead.length - 3} more` : dead.join(', ');
    problems.push(`Without a leader or an in-sync replica: ${names}.`);
  }
  return problems;
}
