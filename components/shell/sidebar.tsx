import { Tip } from '../ui/tooltip.tsx';
import { ClusterSwitcher } from './cluster-switcher.tsx';
import { Navigation } from './navigation.tsx';
import type { ShownCluster } from './shown-cluster.ts';

const access =
  'Nobody signs in here: whoever reaches this address may read everything. By default only this machine reaches it.';

/** Cluster, pages, and who may see this; in the drawer of narrow screens too. */
export function Sidebar({ cluster }: { cluster: ShownCluster }) {
  return (
    <>
      <ClusterSwitcher cluster={cluster} />
      <Navigation cluster={cluster.name} />
      <div className="foot">
        <Tip text={access}>
          <button type="button" className="unknown">
            No sign-in
          </button>
        </Tip>
        <span>Highwater</span>
      </div>
    </>
  );
}
