'use client';

import { Dialog } from '@base-ui/react/dialog';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import type { Reach, ShownCluster } from './shown-cluster.ts';
import { Sidebar } from './sidebar.tsx';
import { ZoneMenu } from './zone-menu.tsx';

/** The sidebar of narrow screens, with the settings that have no room in the top bar. Going somewhere closes it. */
export function Drawer({ cluster, reach }: { cluster: ShownCluster; reach: Reach }) {
  const path = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <Dialog.Root open={openAt === path} onOpenChange={(open) => setOpenAt(open ? path : null)}>
      <Dialog.Trigger render={<IconButton label="Menu" icon="menu" variant="ghost" className="menu-btn" />} />
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="side drawer" aria-label="Menu">
          <div className="row">
            <ZoneMenu />
            <AppearanceMenu />
            <Dialog.Close
              render={<IconButton label="Close" icon="close" variant="ghost" size="sm" className="ml-auto" />}
            />
          </div>
          <Sidebar cluster={cluster} reach={reach} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
