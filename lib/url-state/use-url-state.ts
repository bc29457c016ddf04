'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import { readSearch, writeSearch } from './search.ts';

type Change<State> = Partial<{ [Key in keyof State]: State[Key] | undefined }>;

/**
 * View state that lives in the URL. `set` merges a change and makes a step that Back undoes; `replace` for what comes in
 * many small steps, such as typing. The page itself is not fetched again. `schema` must keep its identity.
 */
export function useUrlState<S extends z.ZodObject>(schema: S) {
  const params = useSearchParams();
  const state = useMemo(() => readSearch(schema, new URLSearchParams(params)), [schema, params]);

  const set = useCallback(
    (change: Change<z.output<S>>, { replace = false } = {}) => {
      const current = new URLSearchParams(window.location.search);
      const next = { ...readSearch(schema, current), ...change } as Partial<z.output<S>>;
      const url = `${window.location.pathname}${writeSearch(schema, next, current)}${window.location.hash}`;
      if (replace) window.history.replaceState(null, '', url);
      else window.history.pushState(null, '', url);
    },
    [schema],
  );

  return [state, set] as const;
}
