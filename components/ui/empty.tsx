import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** The whole page is this: its title is the page's. */
  page?: boolean;
}

/** Nothing here: what was looked at, and the way on. */
export function Empty({ title, children, actions, page = false }: EmptyProps) {
  const Title = page ? 'h1' : 'b';
  return (
    <div className="empty">
      <Title>{title}</Title>
      {children}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
