'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { hexLine } from './hex.ts';

const lineHeight = 20;
/** Pixels that a line of sixteen bytes needs. */
const wide = 580;

/** Bytes as offset, hex and ASCII. Only the lines in sight are in the page, so that megabytes stay light. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const scroll = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(8);

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth >= wide ? 16 : 8));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const lines = useVirtualizer({
    count: Math.ceil(bytes.length / width),
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    overscan: 10,
  });

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section ref={scroll} className="hex" aria-label={label} tabIndex={0}>
      <div style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const { offset, hex, ascii } = hexLine(bytes, index, width);
          return (
            <div key={index} className="line" style={{ transform: `translateY(${start}px)` }}>
              <span className="t3">{offset}</span>
              <span style={{ width: `${width * 3 - 1}ch` }}>{hex}</span>
              <span className="ascii">{ascii}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
