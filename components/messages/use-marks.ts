'use client';

import { useCallback, useMemo, useState } from 'react';
import type { RecordEvent, Row } from './feed.ts';
import { type Place, placeText } from './query.ts';

/** The records whose boxes are ticked. They stay so when a tail lets their rows go. */
export interface Marks {
  records: readonly RecordEvent[];
  has: (place: Place) => boolean;
  set: (record: RecordEvent, on: boolean) => void;
  /** Ticks all of these, and nothing else. */
  only: (rows: readonly Row[]) => void;
}

export function useMarks(): Marks {
  const [marked, setMarked] = useState<ReadonlyMap<string, RecordEvent>>(new Map());
  const set = useCallback((record: RecordEvent, on: boolean) => {
    setMarked((before) => {
      const next = new Map(before);
      if (on) next.set(placeText(record), record);
      else next.delete(placeText(record));
      return next;
    });
  }, []);
  const only = useCallback((rows: readonly Row[]) => {
    setMarked(new Map(rows.flatMap((row) => (row.type === 'record' ? [[placeText(row), row] as const] : []))));
  }, []);
  return useMemo(
    () => ({
      records: [...marked.values()],
      has: (place) => marked.size > 0 && marked.has(placeText(place)),
      set,
      only,
    }),
    [marked, set, only],
  );
}
