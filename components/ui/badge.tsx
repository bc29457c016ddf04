import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type State = 'ok' | 'info' | 'warning' | 'critical' | 'offline';

/** A state: its own shape, a word and a colour, so that it is never told by colour alone. */
export function Badge({ state, fill = false, children }: { state: State; fill?: boolean; children: ReactNode }) {
  return (
    <span className={clsx('badge', fill && 'fill')} data-state={state}>
      <Icon name={state} />
      {children}
    </span>
  );
}

/** A property, not a state: `compact`, `controller`, `JSON`. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
