import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';

interface RowsInSight {
  /** Rows `[first, last)` are drawn. */
  first: number;
  last: number;
  /** Heights in px of what is not drawn above and below. */
  before: number;
  after: number;
  measure: (row: Element | null) => void;
}

const longFrom = 200;

/** Which rows of a long table are in sight of the window; null for a table short enough to be drawn whole. */
export function useRowsInSight(table: RefObject<HTMLTableElement | null>, count: number): RowsInSight | null {
  const long = count > longFrom;
  const [rowHeight, setRowHeight] = useState(36);
  const [top, setTop] = useState(0);

  useEffect(() => {
    if (!long || !table.current) return;
    setRowHeight(Number.parseFloat(getComputedStyle(table.current).getPropertyValue('--row')) || 36);
    setTop(table.current.getBoundingClientRect().top + window.scrollY);
  }, [long, table]);

  const virtualizer = useWindowVirtualizer({
    count: long ? count : 0,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    initialRect: { width: 1280, height: 900 },
  });
  if (!long) return null;

  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  return {
    first: first?.index ?? 0,
    last: last ? last.index + 1 : 0,
    before: first ? first.start - top : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - top) : 0,
    measure: virtualizer.measureElement,
  };
}
