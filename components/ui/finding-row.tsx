import Link from 'next/link';
import type { ReactNode } from 'react';
import type { State } from './badge.tsx';
import { Icon } from './icon.tsx';
import { Time } from './time.tsx';

interface FindingRowProps {
  state: State;
  /** The sentence: thing, what. */
  title: ReactNode;
  /** Cause or consequence with numbers, and what to do. */
  children: ReactNode;
  since: string;
  href: string;
  action: string;
}

/** One thing that is wrong: what, why, since when, and one action. */
export function FindingRow({ state, title, children, since, href, action }: FindingRowProps) {
  return (
    <li data-state={state}>
      <Icon name={state} className="state-icon" />
      <div>
        <p className="what">
          <span className="vh">{state}: </span>
          {title}
        </p>
        <p className="why">{children}</p>
      </div>
      <Time at={since} precision="minute" prefix="since" relative />
      <span className="act">
        <Link className="btn btn-sm" href={href}>
          {action}
        </Link>
      </span>
    </li>
  );
}
