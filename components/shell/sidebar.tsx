import { Tip } from '../ui/tooltip.tsx';
import { ClusterSwitcher } from './cluster-switcher.tsx';
import { Navigation } from './navigation.tsx';
import type { Reach, ShownCluster } from './shown-cluster.ts';

const reaches: Record<Reach, { word: string; more: string }> = {
  'this-machine': { word: 'this machine only', more: 'Only this machine can reach the console; it reads everything.' },
  network: { word: 'open to the network', more: 'Whoever can reach this address may read everything.' },
};

interface SidebarProps {
  cluster: ShownCluster;
  reach: Reach;
}

/** Cluster, pages, and who may see this; in the drawer of narrow screens too. */
export function Sidebar({ cluster, reach }: SidebarProps) {
  const { word, more } = reaches[reach];
  return (
    <>
      <ClusterSwitcher cluster={cluster} />
      <Navigation cluster={cluster.name} />
      <div className="foot">
        <Tip text={`Nobody signs in here. ${more}`}>
          <button type="button" className="unknown">
            No sign-in
          </button>
        </Tip>
        <span>{word}</span>
      </div>
    </>
  );
}
