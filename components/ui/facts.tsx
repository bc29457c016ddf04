import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Key facts in one line: label over value, a hairline between. */
export function Facts({ items, big = false }: { items: readonly Fact[]; big?: boolean }) {
  return (
    <dl className={clsx('facts', big && 'big')}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
