'use client';

import { useQuery } from '@tanstack/react-query';
import { clusterState } from '@/lib/format/cluster-status.ts';
import { clustersQuery } from '@/lib/queries/clusters.ts';
import { routes } from '@/lib/routes.ts';
import { EnvTag } from '../ui/env-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import type { ShownCluster } from './shown-cluster.ts';

/** Which cluster this is; with several, the way to the others. */
export function ClusterSwitcher({ cluster }: { cluster: ShownCluster }) {
  const { data } = useQuery(clustersQuery());
  const others = data?.items ?? [];
  const name = (
    <span>
      <b>{cluster.label}</b>
      <EnvTag environment={cluster.environment} />
      {cluster.readOnly && (
        <span className="t3 nowrap">
          {' '}
          <Icon name="lock" small /> read only
        </span>
      )}
    </span>
  );
  if (others.length < 2) return <div className="cluster">{name}</div>;
  return (
    <Menu
      trigger={
        <button type="button" className="cluster">
          {name}
          <span className="vh">Switch cluster</span>
          <Icon name="updown" />
        </button>
      }
    >
      {others.map((other) => (
        <MenuLink
          key={other.name}
          href={routes.cluster(other.name)}
          icon={other.name === cluster.name ? 'check' : clusterState[other.status].state}
          end={<EnvTag environment={other.environment} />}
        >
          {other.label}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLink href={routes.clusters()}>All clusters</MenuLink>
    </Menu>
  );
}
