import type { ReactNode } from 'react';

interface PageHeadProps {
  title: ReactNode;
  /** Tags and state beside the name. */
  marks?: ReactNode;
  /** Grey facts after it. */
  facts?: ReactNode;
  /** At the right edge: age of the view, actions. */
  actions?: ReactNode;
}

/** Name and state of what the page is about. */
export function PageHead({ title, marks, facts, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div className="title">
        <h1>{title}</h1>
        {marks}
      </div>
      {facts && <span className="facts-line">{facts}</span>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
