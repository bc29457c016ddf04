'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

const handle = Tooltip.createHandle<ReactNode>();

/** The one bubble that every `Tip` on the page shares: a table of a thousand hints costs one popup. Mounted by the root layout. */
export function TooltipLayer() {
  return (
    <Tooltip.Root handle={handle}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner sideOffset={6} collisionPadding={8} className="float">
            <Tooltip.Popup className="bubble">{payload}</Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  );
}

/** Shows `text` while `children` (one element that takes focus) is hovered or focused. It repeats or explains, never replaces, the element's own name. */
export function Tip({ text, children, delay = 300 }: { text: ReactNode; children: ReactElement; delay?: number }) {
  return <Tooltip.Trigger handle={handle} payload={text} delay={delay} closeOnClick={false} render={children} />;
}
