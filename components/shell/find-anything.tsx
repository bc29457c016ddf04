'use client';

import { usePathname } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useModifier } from '../ui/use-modifier.ts';
import { isTyping } from '../ui/use-slash.ts';
import { placeOf, remember } from './recent-places.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help.tsx')).KeyboardHelp }));

type Shown = 'palette' | 'keys' | null;

/** The palette and the list of keys: their button, their keys, and what they remember of where one was. */
export function FindAnything({ cluster }: { cluster: string }) {
  const [shown, setShown] = useState<Shown>(null);
  const modifier = useModifier();
  const path = usePathname();

  useEffect(() => {
    const place = placeOf(path);
    if (place) remember(cluster, place);
  }, [cluster, path]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (wanted === null || (shown === null && isDialogOpen())) return;
      event.preventDefault();
      setShown(wanted);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [shown]);

  const close = () => setShown(null);
  return (
    <>
      <button type="button" className="find" onClick={() => setShown('palette')}>
        <Icon name="search" />
        <span>Find anything</span>
        <kbd>{modifier}K</kbd>
      </button>
      <Suspense>
        {shown === 'palette' && (
          <Palette cluster={cluster} path={path} onClose={close} onKeys={() => setShown('keys')} />
        )}
        {shown === 'keys' && <KeyboardHelp onClose={close} />}
      </Suspense>
    </>
  );
}

function wantedBy({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): Shown {
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) return key.toLowerCase() === 'k' ? 'palette' : null;
  return key === '?' && !altKey && !isTyping(target) ? 'keys' : null;
}

/** One dialog at a time: a plan or a form of others keeps the keys for itself. */
const isDialogOpen = () => [...document.querySelectorAll('.dialog')].some((element) => element.checkVisibility());
