'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './button.tsx';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
}

/** A modal dialog: focus begins at the first field and stays inside, Escape and the backdrop close it. */
export function Dialog({ open, onOpenChange, title, children, footer }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup
          className="dialog centred"
          initialFocus={() => body.current?.querySelector<HTMLElement>('input, textarea') ?? true}
        >
          <header className="row">
            <Base.Title className="grow">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon="close" variant="ghost" size="sm" />} />
          </header>
          <div className="body" ref={body}>
            {children}
          </div>
          {footer && <footer>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
