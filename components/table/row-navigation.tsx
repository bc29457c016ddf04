'use client';

import { useEffect } from 'react';
import { isTyping } from '../ui/use-slash.ts';

const rowLink = '[data-row-link]';
const interactive = 'a, button, input, select, textarea, label, [role="menuitem"]';

/** Makes rows of every table on the page open as a whole and walkable with `j` and `k`. Mounted once by the shell. */
export function RowNavigation() {
  useEffect(() => {
    document.addEventListener('click', openRow);
    document.addEventListener('keydown', walkRows);
    return () => {
      document.removeEventListener('click', openRow);
      document.removeEventListener('keydown', walkRows);
    };
  }, []);
  return null;
}

function openRow(event: MouseEvent) {
  if (!(event.target instanceof Element) || event.target.closest(interactive)) return;
  // Selecting digits to copy them is not opening.
  if (String(getSelection() ?? '') !== '') return;
  const link = event.target.closest('.data tbody tr')?.querySelector<HTMLElement>(rowLink);
  const { ctrlKey, metaKey, shiftKey } = event;
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

function walkRows(event: KeyboardEvent) {
  const step = { j: 1, k: -1 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  // A list that was open once stays in the page, hidden.
  const floating = [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')];
  if (floating.some((element) => element.checkVisibility())) return;
  const links = [...document.querySelectorAll<HTMLElement>(`main .data tbody ${rowLink}`)];
  const row = document.activeElement?.closest('tr');
  const current = links.findIndex((link) => row?.contains(link));
  const next = current === -1 ? links[0] : links[current + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
