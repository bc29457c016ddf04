import type { ReactNode } from 'react';
import type { Preferences } from '@/lib/preferences.ts';
import { PreferencesProvider } from '../preferences.tsx';
import { TooltipLayer } from '../tooltip.tsx';

/** What the root layout puts around every page, for tests of a part of one. */
export function WithPreferences({ children, ...chosen }: Partial<Preferences> & { children: ReactNode }) {
  const initial = { theme: 'light', density: 'comfortable', zone: 'UTC', browserZone: 'UTC', ...chosen } as const;
  return (
    <PreferencesProvider initial={initial} renderedAt={Date.now()}>
      {children}
      <TooltipLayer />
    </PreferencesProvider>
  );
}
