'use client';

import { useEffect, useRef } from 'react';
import { isTyping } from '@/components/ui/use-slash.ts';

interface RecordKeys {
  onStep: (by: 1 | -1) => void;
  onOpen: () => void;
  onBack: () => void;
}

/** What floats over the list takes the keys for itself; the record's own sheet does not. */
const floating = '[role="menu"], [role="listbox"], .popover, .dialog';

/** Closes itself on Escape. */
const sheet = '.panel.sheet';

/** `j` and `k` walk the records, Enter opens one, Escape goes back a level. */
export function useRecordKeys(keys: RecordKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (isFloating()) return;
      if (event.key === 'j') current.current.onStep(1);
      else if (event.key === 'k') current.current.onStep(-1);
      else if (event.key === 'Escape' && !document.querySelector(sheet)) current.current.onBack();
      else if (event.key === 'Enter' && !isControl(event.target)) current.current.onOpen();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** A list that was open once stays in the page, hidden. */
const isFloating = () => [...document.querySelectorAll(floating)].some((element) => element.checkVisibility());

/** True where Enter already means something. */
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a, button, [role="treeitem"]') !== null;
