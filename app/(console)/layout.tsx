import type { ReactNode } from 'react';
import { RowNavigation } from '@/components/table/row-navigation.tsx';

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <RowNavigation />
      {children}
    </>
  );
}
