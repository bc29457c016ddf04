'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { RecordEvent, Row } from './feed.ts';
import { type Place, placeText } from './query.ts';

/** The records whose boxes are ticked. They stay so when a tail lets their rows go. */
export interface Marks {
  records: readonly RecordEvent[];
  has: (place: Place) => boolean;
  set: (record: RecordEvent, on: boolean) => void;
  /** Does the same to all records from the one that was ticked last, or else from `start`, to this one. */
  setUpTo: (record: RecordEvent, on: boolean, rows: readonly Row[], start?: Row) => void;
  /** Ticks all of these, and nothing else. */
  only: (rows: readonly Row[]) => void;
}

export function useMarks(): Marks {
  const [marked, setMarked] = useState<ReadonlyMap<string, RecordEvent>>(new Map());
  const last = useRef<Row | null>(null);
  const setAll = useCallback((rows: readonly Row[], on: boolean) => {
    setMarked((before) => {
      const next = new Map(before);
      for (const row of rows) {
        if (on && row.type === 'record') next.set(placeText(row), row);
        else next.delete(placeText(row));
      }
      return next;
    });
  }, []);
  const set = useCallback(
    (record: RecordEvent, on: boolean) => {
      last.current = record;
      setAll([record], on);
    },
    [setAll],
  );
  const setUpTo = useCallback(
    (record: RecordEvent, on: boolean, rows: readonly Row[], start?: Row) => {
      const ends = [last.current ?? start ?? record, record].map((row) => rows.indexOf(row));
      last.current = record;
      setAll(ends.includes(-1) ? [record] : rows.slice(Math.min(...ends), Math.max(...ends) + 1), on);
    },
    [setAll],
  );
  const only = useCallback((rows: readonly Row[]) => {
    last.current = null;
    setMarked(new Map(rows.flatMap((row) => (row.type === 'record' ? [[placeText(row), row] as const] : []))));
  }, []);
  return useMemo(
    () => ({
      records: [...marked.values()],
      has: (place) => marked.size > 0 && marked.has(placeText(place)),
      set,
      setUpTo,
      only,
    }),
    [marked, set, setUpTo, only],
  );
}
