'use client';

import { type RefObject, useMemo, useRef, useState } from 'react';
import type { FeedState, RecordEvent, Row } from './feed.ts';
import { type Place, placeText, readPlace } from './query.ts';
import type { RecordListHandle } from './record-list.tsx';
import { useRecordKeys } from './use-record-keys.ts';

interface Selection {
  /** The record in the panel, from the URL; it need not be in the list. */
  place: Place | null;
  /** Its row, when the list holds it. */
  selected: number | null;
  listed: RecordEvent | null;
  /** The row that the keyboard is on. */
  cursor: number | null;
  open: (index: number) => void;
  close: () => void;
  /** Opens the neighbour; null where there is none. */
  previous: (() => void) | null;
  next: (() => void) | null;
  forget: () => void;
}

/** Which record is open and where the keyboard is. Opening makes a step for Back, walking on from there does not. */
export function useSelection(
  { rows, count }: FeedState,
  at: string | undefined,
  setAt: (at: string | undefined, options?: { replace: boolean }) => void,
  list: RefObject<RecordListHandle | null>,
  /** Goes back a level where something besides a record is open; false where nothing is. */
  onBack: () => boolean,
): Selection {
  const [cursor, setCursor] = useState<number | null>(null);
  const keyboard = useRef<number | null>(null);
  const place = useMemo(() => readPlace(at), [at]);
  const selected = useMemo(() => (place ? indexOf(rows, count, place) : null), [place, rows, count]);
  const row = selected === null ? undefined : rows[selected];

  const move = (index: number | null) => {
    keyboard.current = index;
    setCursor(index);
  };
  const open = (index: number) => {
    const target = rows[index];
    if (target?.type !== 'record') return;
    move(index);
    setAt(placeText(target), { replace: placeNow() !== null });
  };
  const close = () => setAt(undefined);
  const beside = (index: number | null, by: 1 | -1) => nextRecord(rows, count, index ?? (by === 1 ? -1 : count), by);
  const walk = (by: 1 | -1) => {
    const standing = placeNow();
    const to = beside((standing && indexOf(rows, count, standing)) ?? keyboard.current, by);
    if (to === null) return;
    if (standing === null) move(to);
    else open(to);
    list.current?.reveal(to);
  };
  useRecordKeys({
    onStep: walk,
    onOpen: () => keyboard.current !== null && placeNow() === null && open(keyboard.current),
    onBack: () => {
      if (placeNow() !== null) close();
      else if (!onBack()) move(null);
    },
  });

  const has = (by: 1 | -1) => place !== null && beside(selected ?? cursor, by) !== null;
  return {
    place,
    selected,
    listed: row?.type === 'record' ? row : null,
    cursor,
    open,
    close,
    previous: has(-1) ? () => walk(-1) : null,
    next: has(1) ? () => walk(1) : null,
    forget: () => move(null),
  };
}

/** The record that is open now: keys can come faster than pages are drawn, and the URL is ahead of the drawing. */
function placeNow(): Place | null {
  return readPlace(new URLSearchParams(window.location.search).get('at') ?? undefined);
}

function indexOf(rows: readonly Row[], count: number, { partition, offset }: Place): number | null {
  const index = rows.findIndex((row) => row.type === 'record' && row.offset === offset && row.partition === partition);
  return index === -1 || index >= count ? null : index;
}

/** The next readable record in a direction; null at the end of the list. */
function nextRecord(rows: readonly Row[], count: number, from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < count; index += by) {
    if (rows[index]?.type === 'record') return index;
  }
  return null;
}
