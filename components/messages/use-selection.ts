'use client';

import { type RefObject, useMemo, useState } from 'react';
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
): Selection {
  const [cursor, setCursor] = useState<number | null>(null);
  const place = useMemo(() => readPlace(at), [at]);
  const selected = useMemo(() => (place ? indexOf(rows, count, place) : null), [place, rows, count]);
  const row = selected === null ? undefined : rows[selected];

  const open = (index: number) => {
    const target = rows[index];
    if (target?.type !== 'record') return;
    setCursor(index);
    setAt(placeText(target), { replace: place !== null });
  };
  const close = () => setAt(undefined);
  const neighbour = (by: 1 | -1) => nextRecord(rows, count, selected ?? cursor ?? (by === 1 ? -1 : count), by);
  const walk = (to: number | null) => {
    if (to === null) return;
    if (place === null) setCursor(to);
    else open(to);
    list.current?.reveal(to);
  };
  useRecordKeys({
    onStep: (by) => walk(neighbour(by)),
    onOpen: () => cursor !== null && place === null && open(cursor),
    onBack: () => (place === null ? setCursor(null) : close()),
  });

  const [before, after] = place ? [neighbour(-1), neighbour(1)] : [null, null];
  return {
    place,
    selected,
    listed: row?.type === 'record' ? row : null,
    cursor,
    open,
    close,
    previous: before === null ? null : () => walk(before),
    next: after === null ? null : () => walk(after),
    forget: () => setCursor(null),
  };
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
