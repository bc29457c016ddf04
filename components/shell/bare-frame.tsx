import type { ReactNode } from 'react';
import { TopBar } from './top-bar.tsx';

/** The frame of pages that belong to no cluster. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar />
      <main className="page">{children}</main>
    </>
  );
}
