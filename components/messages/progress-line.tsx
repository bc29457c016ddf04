'use client';

import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon.tsx';

interface ProgressLineProps {
  label: string;
  /** 0 to 1; null: it has no end. */
  share: number | null;
  /** It has not ended, though it may wait. */
  running: boolean;
  waiting?: boolean;
  actions: ReactNode;
  figures: ReactNode;
  children: ReactNode;
}

/** One line and a bar: what something long does, what can be done about it, and how far it is. */
export function ProgressLine(props: ProgressLineProps) {
  const { label, running, waiting = false, actions, figures, children } = props;
  const percent = props.share === null ? null : Math.min(100, Math.round(props.share * 1000) / 10);
  return (
    <>
      <div className="scan">
        {running && !waiting && <Icon name="spinner" className="spin t3" />}
        <span className="grow">{children}</span>
        {actions}
        {figures && <span className="figures t3">{figures}</span>}
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent !== null && { 'aria-valuenow': Math.round(percent) })}
        data-state={running ? 'running' : 'over'}
      >
        {percent !== null && <i style={{ width: `${percent}%` }} />}
      </div>
    </>
  );
}
