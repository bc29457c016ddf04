'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon.tsx';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { formatDateTime } from '@/lib/format/time.ts';
import type { FeedState, Row } from './feed.ts';
import type { Find } from './preview.tsx';
import { RecordRow } from './record-row.tsx';

export interface RecordListHandle {
  reveal: (index: number) => void;
}

interface RecordListProps {
  feed: FeedState;
  order: string;
  selected: number | null;
  cursor: number | null;
  hrefOf: (row: Row) => string;
  onOpen: (index: number) => void;
  /** What was searched for: it stands out. */
  find?: Find | null;
  handle: RefObject<RecordListHandle | null>;
}

export const rowHeight = 28;
/** What stands over the rows when they scroll: the page's bar and the table's head. */
const above = 48 + 32;
const below = 64;

/** The records, in the order of the merge. Only the rows in sight are drawn; the page itself scrolls. */
export function RecordList({ feed, order, selected, cursor, hrefOf, onOpen, handle, find }: RecordListProps) {
  const zone = useZone();
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useTop(body);
  const { rows, count } = feed;
  const today = useToday(rows, count, zone);

  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 16,
    scrollMargin: top,
    scrollPaddingStart: above,
    scrollPaddingEnd: below,
    initialRect: { width: 1280, height: 900 },
  });
  const walkedTo = useRef<number | null>(null);
  useImperativeHandle(handle, () => ({
    reveal: (index) => {
      walkedTo.current = index;
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  }));
  // The row that the keyboard came to holds the focus, so that Enter opens it; while a record is open, the focus stays with that.
  useEffect(() => {
    if (cursor === null || cursor !== walkedTo.current || selected !== null) return;
    body.current?.querySelector<HTMLElement>(`tr[data-index="${cursor}"] a`)?.focus({ preventScroll: true });
  }, [cursor, selected]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const open = (event: MouseEvent<HTMLElement>) => {
    const index = pressedRow(event);
    if (index === null || rows[index]?.type !== 'record') return;
    event.preventDefault();
    onOpen(index);
  };

  return (
    <div className="scroll">
      <table className="data" aria-label="Records" aria-rowcount={count + 1} data-dates={!today || undefined}>
        <thead>
          <tr aria-rowindex={1}>
            <th className="stick at" aria-sort={order === 'oldest' ? 'ascending' : 'descending'} title={zone}>
              Time, {zone.split('/').at(-1)?.replaceAll('_', ' ')}{' '}
              <Icon name={order === 'oldest' ? 'ascending' : 'descending'} />
            </th>
            <th className="num part">Part.</th>
            <th className="num off">Offset</th>
            <th className="col-key">Key</th>
            <th>Value</th>
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: each row has its link, and j, k and Enter walk the rows. */}
        <tbody ref={body} onClick={open}>
          {first > 0 && <Spacer rows={first} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return (
              row && (
                <RecordRow
                  key={`${row.type}${row.partition}.${row.offset}`}
                  row={row}
                  index={index}
                  href={hrefOf(row)}
                  selected={index === selected}
                  cursor={index === cursor}
                  zone={zone}
                  today={today}
                  find={find ?? null}
                />
              )
            );
          })}
          {last < count - 1 && <Spacer rows={count - 1 - last} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ rows }: { rows: number }) {
  return (
    <tr className="gap">
      <td colSpan={5} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

/** The row that a press means; null where it means something else: a new tab, a selection of text. */
function pressedRow(event: MouseEvent<HTMLElement>): number | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (!target?.closest('a') && String(getSelection() ?? '') !== '') return null;
  const index = target?.closest<HTMLElement>('tr[data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}

/** Distance of the rows from the top of the page, which changes when something above them does. */
function useTop(body: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const measure = () => {
      if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, [body]);
  return top;
}

/** True when the first and the last record are of today: then no row needs its date. */
function useToday(rows: readonly Row[], count: number, zone: string): boolean {
  const today = formatDateTime(useNow(), zone).slice(0, 10);
  return [rows[0], rows[count - 1]].every((row) => {
    return row?.type !== 'record' || formatDateTime(Number(row.timestamp), zone).startsWith(`${today} `);
  });
}
