import type { ReactNode } from 'react';
import { Drawer } from './drawer.tsx';
import type { ShownCluster } from './shown-cluster.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { Unreachable } from './unreachable.tsx';

/** The frame of every page of a cluster: its colour, its pages, where this is. */
export function Shell({ cluster, children }: { cluster: ShownCluster; children: ReactNode }) {
  return (
    <div className="shell" data-env={cluster.environment}>
      <aside className="side">
        <Sidebar cluster={cluster} />
      </aside>
      <div className="min-w-0">
        <TopBar start={<Drawer cluster={cluster} />} />
        <main className="page">
          <Unreachable cluster={cluster.name} />
          {children}
        </main>
      </div>
    </div>
  );
}
