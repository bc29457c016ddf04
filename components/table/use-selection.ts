import { useCallback, useEffect, useMemo, useState } from 'react';

export interface Selection {
  /** Keys of the chosen rows, on this page and on others, in the order in which they were chosen. */
  keys: readonly string[];
  has: (key: string) => boolean;
  /** Chooses these rows too, or no longer. */
  set: (keys: readonly string[], chosen: boolean) => void;
  clear: () => void;
}

/** Chosen rows of a table. They stay while it refreshes, sorts and pages; Escape, where nothing else wants it, lets them go. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setChosen(new Set()), []);
  const set = useCallback<Selection['set']>((keys, on) => {
    setChosen((before) => {
      const after = new Set(before);
      for (const key of keys) {
        if (on) after.add(key);
        else after.delete(key);
      }
      return after;
    });
  }, []);

  const some = chosen.size > 0;
  useEffect(() => {
    if (!some) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isWanted(event.target)) return;
      clear();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [some, clear]);

  return useMemo(() => ({ keys: [...chosen], has: (key) => chosen.has(key), set, clear }), [chosen, set, clear]);
}

/** Escape empties an input and closes what floats before it reaches the rows. */
function isWanted(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return true;
  const floating = [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')];
  return floating.some((element) => element.checkVisibility());
}
