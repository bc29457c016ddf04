import type { ReactNode } from 'react';
import type { State } from './badge.tsx';
import { Icon } from './icon.tsx';

interface NoteProps {
  state: State;
  /** What happened, in a sentence. */
  title: ReactNode;
  /** What it means for what you see, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** Something to know about the whole view: partial, failed, stopped early. */
export function Note({ state, title, children, actions, className }: NoteProps) {
  return (
    <div className={`note ${className ?? ''}`} data-state={state} role={state === 'critical' ? 'alert' : 'status'}>
      <Icon name={state} />
      <div>
        <b>{title}</b> {children && <span className="t2">{children}</span>}
      </div>
      {actions && <span className="act row">{actions}</span>}
    </div>
  );
}
