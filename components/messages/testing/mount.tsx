import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { PreferencesProvider } from '@/components/ui/preferences.tsx';
import { ToastLayer } from '@/components/ui/toast.tsx';
import { TooltipLayer } from '@/components/ui/tooltip.tsx';
import '@/app/globals.css';

/** Draws a view with what the root layout gives every page, in UTC. */
export function mount(view: ReactNode) {
  const initial = { theme: 'light', density: 'comfortable', zone: 'UTC', browserZone: 'UTC' } as const;
  return render(
    <PreferencesProvider initial={initial} renderedAt={Date.now()}>
      <QueryClientProvider client={new QueryClient()}>
        <ToastLayer>{view}</ToastLayer>
        <TooltipLayer />
      </QueryClientProvider>
    </PreferencesProvider>,
  );
}
