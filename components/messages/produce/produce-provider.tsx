'use client';

import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useMemo, useState } from 'react';
import { produceState } from '@/lib/url-state/produce-state.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { type Place, placeText } from '../query.ts';
import type { Draft } from './draft.ts';

interface Producing {
  /** Opens the form; with a place, filled in with the record that stands there. */
  start: (again?: Place) => void;
  /** Grows with every answer that something was written. */
  written: number;
}

const Context = createContext<Producing | null>(null);

const ProduceSheet = lazy(async () => ({ default: (await import('./produce-sheet.tsx')).ProduceSheet }));

interface ProduceProviderProps {
  cluster: string;
  topic: string;
  children: ReactNode;
}

/** Around the pages of a topic: the produce form is open while the URL says so, and keeps what was typed when it closes. */
export function ProduceProvider({ cluster, topic, children }: ProduceProviderProps) {
  const [{ produce: source }, setUrl] = useUrlState(produceState);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft | undefined>>>({});
  const [written, setWritten] = useState(0);

  const keep = useCallback(
    (name: string, draft: Draft | undefined) => setDrafts((before) => ({ ...before, [name]: draft })),
    [],
  );
  const start = useCallback<Producing['start']>(
    (again) => {
      const name = again ? placeText(again) : 'new';
      if (again) keep(name, undefined);
      setUrl({ produce: name });
    },
    [keep, setUrl],
  );
  const producing = useMemo(() => ({ start, written }), [start, written]);

  return (
    <Context value={producing}>
      {children}
      {source !== undefined && (
        <Suspense>
          <ProduceSheet
            key={source}
            cluster={cluster}
            topic={topic}
            source={source}
            draft={drafts[source]}
            onDraft={(draft) => keep(source, draft)}
            onWritten={() => setWritten((before) => before + 1)}
            onClose={() => setUrl({ produce: undefined })}
          />
        </Suspense>
      )}
    </Context>
  );
}

export function useProduce(): Producing {
  const producing = useContext(Context);
  if (!producing) throw new Error('useProduce needs a ProduceProvider above it');
  return producing;
}
