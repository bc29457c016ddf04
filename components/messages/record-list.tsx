'use client';

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import type { ExportFormat } from '@/lib/contracts/messages.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import type { FeedState, RecordEvent, Row } from './feed.ts';
import { ListHead } from './list-head.tsx';
import type { Find } from './preview.tsx';
import { RecordRow } from './record-row.tsx';
import { type ListChoices, rowHeights, useListLayout } from './use-list-layout.ts';
import type { Marks } from './use-marks.ts';

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
  marks: Marks;
  choices: ListChoices;
  onChoose: (change: Partial<ListChoices>) => void;
  exportHref: (format: ExportFormat) => string;
  /** What was searched for: it stands out. */
  find?: Find | null;
  handle: RefObject<RecordListHandle | null>;
}

/** What stands over the rows when they scroll: the page's bar and the table's head. */
const above = 48 + 32;
const below = 64;

/** The records, in the order of the merge. Only the rows in sight are drawn; the page itself scrolls. */
export function RecordList(props: RecordListProps) {
  const { feed, order, selected, cursor, hrefOf, onOpen, marks, choices, onChoose, handle, find } = props;
  const zone = useZone();
  const body = useRef<HTMLTableSectionElement>(null);
  const { top, width } = usePlace(body);
  const { rows, count } = feed;
  const today = useToday(rows, count, zone);
  const layout = useListLayout(choices, feed, width);

  const [rangeExtractor] = useState(rowsToDraw);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeights[choices.rows],
    overscan: 8,
    rangeExtractor,
    scrollMargin: top,
    scrollPaddingStart: above,
    scrollPaddingEnd: below,
    initialRect: { width: 1280, height: 900 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns or heights make other rows.
  useEffect(() => virtualizer.measure(), [virtualizer, choices.rows, choices.columns]);
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
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const press = (event: MouseEvent<HTMLElement>) => {
    const index = pressedRow(event);
    const row = index === null ? undefined : rows[index];
    if (index === null || row?.type !== 'record') return;
    event.preventDefault();
    if (event.shiftKey) marks.setUpTo(row, true, rows, cursor === null ? undefined : rows[cursor]);
    else onOpen(index);
  };
  const { set, setUpTo } = marks;
  const mark = useCallback(
    (record: RecordEvent, on: boolean, upTo: boolean) => {
      if (upTo) setUpTo(record, on, rows);
      else set(record, on);
    },
    [rows, set, setUpTo],
  );

  return (
    <div className="scroll" data-wide={width > 0 && width < layout.least ? true : undefined}>
      <table
        className="data"
        aria-label="Records"
        aria-rowcount={count + 1}
        data-dates={!today || undefined}
        data-rows={choices.rows}
        style={
          {
            minWidth: layout.least,
            '--field': `${layout.field}px`,
            '--stuck-from': `${top - above}px`,
            '--stuck-for': `${virtualizer.getTotalSize()}px`,
          } as CSSProperties
        }
      >
        <ListHead
          feed={feed}
          order={order}
          zone={zone}
          layout={layout}
          marks={marks}
          choices={choices}
          onChoose={onChoose}
          exportHref={props.exportHref}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: each row has its link, and j, k and Enter walk the rows. */}
        <tbody ref={body} onMouseDown={keepSelection} onClick={press}>
          {before > 0 && <Spacer height={before} span={layout.span} />}
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
                  marked={row.type === 'record' && marks.has(row)}
                  onMark={mark}
                  layout={layout}
                  zone={zone}
                  today={today}
                  find={find ?? null}
                  measure={layout.wrap ? virtualizer.measureElement : undefined}
                />
              )
            );
          })}
          {after > 0 && <Spacer height={after} span={layout.span} />}
        </tbody>
      </table>
    </div>
  );
}

/** Who leaps further than a screen sees nothing of the rows beyond it: they would only cost the frame. */
function rowsToDraw(): (range: Range) => number[] {
  let before = 0;
  return (range) => {
    const leap = Math.abs(range.startIndex - before) > range.endIndex - range.startIndex;
    before = range.startIndex;
    return defaultRangeExtractor(leap ? { ...range, overscan: 0 } : range);
  };
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr className="gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

/** A press with Shift marks records: it selects no text. */
function keepSelection(event: MouseEvent<HTMLElement>): void {
  if (event.shiftKey) event.preventDefault();
}

/** The row that a press means; null where it means something else: a new tab or window, a selection of text. */
function pressedRow(event: MouseEvent<HTMLElement>): number | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest('a');
  if (target?.closest('.pick') || (event.shiftKey ? link : !link && String(getSelection() ?? '') !== '')) return null;
  const index = target?.closest<HTMLElement>('tr[data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}

/** Distance of the rows from the top of the page, and the list's width; both change with what stands around them. */
function usePlace(body: RefObject<HTMLElement | null>): { top: number; width: number } {
  const [place, setPlace] = useState({ top: 0, width: 0 });
  useEffect(() => {
    const measure = () => {
      if (!body.current) return;
      const top = Math.round(body.current.getBoundingClientRect().top + window.scrollY);
      const width = body.current.closest('.scroll')?.clientWidth ?? 0;
      setPlace((before) => (before.top === top && before.width === width ? before : { top, width }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    const scroll = body.current?.closest('.scroll');
    if (scroll) observer.observe(scroll);
    measure();
    return () => observer.disconnect();
  }, [body]);
  return place;
}

/** True when the first and the last record are of today: then no row needs its date. */
function useToday(rows: readonly Row[], count: number, zone: string): boolean {
  const today = formatDateTime(useNow(), zone).slice(0, 10);
  return [rows[0], rows[count - 1]].every((row) => {
    return row?.type !== 'record' || formatDateTime(Number(row.timestamp), zone).startsWith(`${today} `);
  });
}
