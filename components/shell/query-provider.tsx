'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { pollMs } from '@/lib/queries/resource.ts';

/** One cache a browser tab; on the server one a request, so that no answer leaks from one reader to another. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: pollMs - 500 } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
