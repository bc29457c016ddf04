import type { ReactNode } from 'react';

/** What was gathered on the page, and what can be done with it; stays in sight at the foot. */
export function ActionBar({ label, text, children }: { label: string; text: ReactNode; children: ReactNode }) {
  return (
    <section className="action-bar" aria-label={label}>
      <span className="grow" role="status">
        {text}
      </span>
      {children}
    </section>
  );
}
