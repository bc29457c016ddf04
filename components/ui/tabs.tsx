'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export interface TabLink {
  href: string;
  label: string;
  /** Small grey text behind the label, usually a count. */
  note?: ReactNode;
  /** Other paths that belong to this tab. */
  also?: readonly string[];
}

/** Tabs are pages of their own: links, with their own URL each. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const path = usePathname();
  const isCurrent = (tab: TabLink) =>
    [tab.href, ...(tab.also ?? [])].some((href) => path === new URL(href, 'http://x').pathname);
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={isCurrent(tab) ? 'page' : undefined}>
          {tab.label}
          {tab.note !== undefined && <span className="n">{tab.note}</span>}
        </Link>
      ))}
    </nav>
  );
}
