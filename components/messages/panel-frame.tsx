'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNarrow } from './use-narrow.ts';

interface PanelFrameProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the list; on narrow screens a sheet over it. */
export function PanelFrame({ label, onClose, children }: PanelFrameProps) {
  const narrow = useNarrow();
  const scroller = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  // Another record starts at its own top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is the record.
  useEffect(() => {
    (scroller.current ?? sheet.current)?.scrollTo(0, 0);
  }, [label]);
  if (!narrow) {
    return (
      <aside ref={scroller} className="panel" aria-label={label}>
        {children}
      </aside>
    );
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup ref={sheet} initialFocus={sheet} className="panel sheet" aria-label={label}>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
