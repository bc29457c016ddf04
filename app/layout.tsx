import { CSPProvider } from '@base-ui/react/csp-provider';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/shell/query-provider.tsx';
import { PreferencesProvider } from '@/components/ui/preferences.tsx';
import { ToastLayer } from '@/components/ui/toast.tsx';
import { TooltipLayer } from '@/components/ui/tooltip.tsx';
import { readPreferences } from '@/lib/preferences.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Highwater', template: '%s · Highwater' },
  description: 'A web console for Apache Kafka.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const preferences = readPreferences((name) => jar.get(name)?.value);
  return (
    <html
      lang="en"
      data-theme={preferences.theme}
      data-density={preferences.density}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <PreferencesProvider initial={preferences} renderedAt={Date.now()}>
          <QueryProvider>
            {/* The policy allows no style elements but the server's own. */}
            <CSPProvider disableStyleElements>
              <ToastLayer>{children}</ToastLayer>
              <TooltipLayer />
            </CSPProvider>
          </QueryProvider>
        </PreferencesProvider>
      </body>
    </html>
  );
}
