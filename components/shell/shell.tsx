import type { ReactNode } from 'react';
import { Drawer } from './drawer.tsx';
import { FindAnything } from './find-anything.tsx';
import type { Reach, ShownCluster } from './shown-cluster.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { Unreachable } from './unreachable.tsx';

interface ShellProps {
  cluster: ShownCluster;
  reach: Reach;
  children: ReactNode;
}

/** The frame of every page of a cluster: its colour, its pages, where this is. */
export function Shell({ cluster, reach, children }: ShellProps) {
  return (
    <div className="shell" data-env={cluster.environment}>
      <aside className="side">
        <Sidebar cluster={cluster} reach={reach} />
      </aside>
      <div className="min-w-0">
        <TopBar
          cluster={cluster.label}
          start={<Drawer cluster={cluster} reach={reach} />}
          find={<FindAnything cluster={cluster.name} />}
        />
        <main className="page">
          <Unreachable cluster={cluster.name} />
          {children}
        </main>
      </div>
    </div>
  );
}
