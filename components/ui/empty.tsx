import type { ReactNode } from 'react';

/** Nothing here: what was looked at, and the way on. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
