'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppearanceMenu } from './appearance-menu.tsx';
import { crumbsOf } from './crumbs.ts';
import { ZoneMenu } from './zone-menu.tsx';

interface TopBarProps {
  /** What people call the cluster that is shown. */
  cluster?: string;
  /** The drawer's button. */
  start?: ReactNode;
  /** The way to anything else. */
  find?: ReactNode;
}

/** Where this is, and how it is shown. */
export function TopBar({ cluster, start, find }: TopBarProps) {
  const crumbs = crumbsOf(usePathname(), cluster);
  return (
    <header className="top">
      {start}
      <nav aria-label="Breadcrumb">
        <ol className="crumbs">
          {crumbs.map(({ label, href }) => (
            <li key={`${href} ${label}`} aria-current={href ? undefined : 'page'}>
              {href ? <Link href={href}>{label}</Link> : <span>{label}</span>}
            </li>
          ))}
        </ol>
      </nav>
      <div className="tools">
        {find}
        <div className="wide row">
          <ZoneMenu />
          <AppearanceMenu />
        </div>
      </div>
    </header>
  );
}
