import type { Overview } from '@/lib/contracts/clusters.ts';
import { routes } from '@/lib/routes.ts';
import type { IconName } from '../ui/icon.tsx';

/** A page of a cluster that the sidebar and the palette lead to. */
export interface PagePlace {
  label: string;
  icon: IconName;
  href: (cluster: string) => string;
  count?: (counts: Overview['counts']) => number | null;
}

export const looking: readonly PagePlace[] = [
  { label: 'Overview', icon: 'overview', href: routes.cluster },
  { label: 'Topics', icon: 'topics', href: routes.topics, count: ({ topics }) => topics },
  { label: 'Groups', icon: 'groups', href: routes.groups, count: ({ groups }) => groups },
  { label: 'Brokers', icon: 'brokers', href: routes.brokers, count: ({ brokers }) => brokers },
  { label: 'Trace', icon: 'search', href: (cluster) => routes.trace(cluster) },
];

export const operating: readonly PagePlace[] = [{ label: 'Changes', icon: 'changes', href: routes.changes }];
