'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Preferences, preferenceCookies } from '@/lib/preferences.ts';

interface PreferencesContext extends Preferences {
  /** When the server rendered, so that relative times are the same in its HTML and in the first browser render. */
  renderedAt: number;
  set: <Name extends keyof Preferences>(name: Name, value: Preferences[Name]) => void;
}

const Context = createContext<PreferencesContext | null>(null);

interface PreferencesProviderProps {
  initial: Preferences;
  renderedAt: number;
  children: ReactNode;
}

/** Theme, density and time zone of this browser; kept in cookies that the root layout reads before the first paint. */
export function PreferencesProvider({ initial, renderedAt, children }: PreferencesProviderProps) {
  const [preferences, setPreferences] = useState(initial);

  const set = useCallback<PreferencesContext['set']>((name, value) => {
    setPreferences((before) => ({ ...before, [name]: value }));
    const cookie = `${preferenceCookies[name]}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`;
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore needs a secure context, and a console may run on plain http.
    document.cookie = cookie;
  }, []);

  useEffect(() => {
    const { zone, browserZone } = preferences;
    const reported = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === 'browser' && browserZone !== reported) set('browserZone', reported);
  }, [preferences, set]);

  useEffect(() => {
    document.documentElement.dataset.theme = preferences.theme;
    document.documentElement.dataset.density = preferences.density;
  }, [preferences.theme, preferences.density]);

  const value = useMemo(() => ({ ...preferences, renderedAt, set }), [preferences, renderedAt, set]);
  return <Context value={value}>{children}</Context>;
}

export function usePreferences(): PreferencesContext {
  const value = useContext(Context);
  if (!value) throw new Error('usePreferences needs a PreferencesProvider above it');
  return value;
}

/** The time zone to show times in, as a name that `Intl` knows. */
export function useZone(): string {
  const { zone, browserZone } = usePreferences();
  return zone === 'browser' ? browserZone : zone;
}

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let second = 0;

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000) * 1000;
    for (const notify of listeners) notify();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
    second = 0;
  };
}

function currentSecond() {
  if (second === 0) second = Math.floor(Date.now() / 1000) * 1000;
  return second;
}

/** Now in milliseconds, in whole seconds; one clock for the page, so that all relative times change together. */
export function useNow(): number {
  const { renderedAt } = usePreferences();
  return useSyncExternalStore(subscribe, currentSecond, () => renderedAt);
}
