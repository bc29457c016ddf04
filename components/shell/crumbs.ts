import { decodeSegment, routes } from '@/lib/routes.ts';

export interface Crumb {
  label: string;
  /** Absent on the last one: here. */
  href?: string;
}

const sections: Record<string, { label: string; href: (cluster: string) => string }> = {
  topics: { label: 'Topics', href: routes.topics },
  groups: { label: 'Groups', href: routes.groups },
  brokers: { label: 'Brokers', href: routes.brokers },
  changes: { label: 'Changes', href: routes.changes },
  trace: { label: 'Trace', href: (cluster) => routes.trace(cluster) },
};

/**
 * The way from the cluster to a path; tabs of a thing are the thing itself, a message is its own step.
 * `clusterLabel` is what people call the cluster; without it, its name in the path.
 */
export function crumbsOf(path: string, clusterLabel?: string): Crumb[] {
  const [, cluster, section, name, , partition, offset] = path.split('/').slice(1).map(decodeSegment);
  if (cluster === undefined) return [{ label: 'Clusters' }];
  const known = sections[section ?? ''];
  if (!known) return [{ label: 'Clusters', href: routes.clusters() }, { label: clusterLabel ?? cluster }];

  const crumbs: Crumb[] = [
    { label: clusterLabel ?? cluster, href: routes.cluster(cluster) },
    { label: known.label, href: known.href(cluster) },
  ];
  if (name !== undefined) {
    const labels: Record<string, string> = { brokers: `Broker ${name}`, changes: 'One change' };
    crumbs.push({ label: labels[section ?? ''] ?? name, href: `${known.href(cluster)}/${encodeURIComponent(name)}` });
  }
  if (offset !== undefined) crumbs.push({ label: `Partition ${partition}, offset ${offset}` });
  const last = crumbs.pop();
  return last ? [...crumbs, { label: last.label }] : crumbs;
}
