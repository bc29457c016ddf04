'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import type { Environment } from '../ui/env-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import type { PlannedCluster } from './plan-state.ts';

interface PlanFrameProps {
  cluster: PlannedCluster;
  title: ReactNode;
  /** One sentence with the number that matters. */
  summary?: ReactNode;
  children: ReactNode;
  footer: ReactNode;
  /** Absent while it can't be closed. */
  onClose: (() => void) | undefined;
}

const bands: Record<Environment, string> = {
  production: 'Production cluster',
  staging: 'Staging cluster',
  development: 'Development cluster',
};

/** The dialog around every plan: which cluster, what, then the content and the deeds. */
export function PlanFrame({ cluster, title, summary, children, footer, onClose }: PlanFrameProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose?.()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup ref={popup} className="dialog centred plan" initialFocus={popup}>
          <div className="dialog-band" data-env={cluster.environment}>
            {cluster.environment === 'production' && <Icon name="lock" />}
            {bands[cluster.environment]} {cluster.label}
          </div>
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            {summary && <Dialog.Description className="sum">{summary}</Dialog.Description>}
          </header>
          <div className="body">{children}</div>
          <footer>{footer}</footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
