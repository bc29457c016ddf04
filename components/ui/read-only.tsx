'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Context = createContext<string | null>(null);

interface ReadOnlyProviderProps {
  /** Why nothing may be changed here; null: changes are allowed. */
  reason: string | null;
  children: ReactNode;
}

export function ReadOnlyProvider({ reason, children }: ReadOnlyProviderProps) {
  return <Context value={reason}>{children}</Context>;
}

/** The sentence that says why the shown cluster takes no changes; null where it does. */
export function useReadOnly(): string | null {
  return useContext(Context);
}
