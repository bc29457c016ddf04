'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import { type FeedState, keptRows } from './feed.ts';
import { totals } from './verdict.ts';

interface TailBarProps {
  feed: FeedState;
  /** What is shown are matches. */
  selective: boolean;
  /** Pixels. */
  rowHeight: number;
  onPause: () => void;
  onResume: () => void;
}

/** Keeps the newest record of a tail in sight until somebody scrolls up; then counts what comes below. */
export function TailBar({ feed, selective, rowHeight, onPause, onResume }: TailBarProps) {
  const arrived = feed.dropped + feed.count;
  const follow = useRef(true);
  const place = useRef(0);
  const dropped = useRef(feed.dropped);
  const [seen, setSeen] = useState(arrived);
  if (arrived < seen) setSeen(arrived);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new record is the reason to look again.
  useLayoutEffect(() => {
    const gone = feed.dropped - dropped.current;
    dropped.current = feed.dropped;
    if (follow.current) {
      toBottom();
      setSeen(arrived);
    } else if (gone > 0) window.scrollBy(0, -gone * rowHeight);
  }, [arrived]);

  useEffect(() => {
    const look = () => {
      // Going up is somebody's wish; that the end has moved away below is not.
      const up = window.scrollY < place.current;
      place.current = window.scrollY;
      if (up || isAtBottom(rowHeight)) follow.current = isAtBottom(rowHeight);
      if (follow.current) setSeen(arrived);
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [arrived, rowHeight]);

  // What comes above the list, such as the histogram, pushes its end out of sight.
  useEffect(() => {
    const keep = new ResizeObserver(() => follow.current && toBottom());
    keep.observe(document.body);
    return () => keep.disconnect();
  }, []);

  const paused = feed.phase === 'paused';
  return (
    <div className="selbar tailbar" role="toolbar" aria-label="Tail">
      {(feed.phase === 'running' || paused) && (
        <Button size="sm" icon={paused ? 'live' : 'pause'} onClick={paused ? onResume : onPause}>
          {paused ? 'Go on' : 'Pause'}
        </Button>
      )}
      <span className="t2">
        {paused ? 'Paused. What is written meanwhile is read when you go on.' : tailWords(feed, selective)}
      </span>
      {arrived > seen && (
        <Button size="sm" variant="primary" icon="descending" onClick={toBottom}>
          {formatInteger(arrived - seen)} new
        </Button>
      )}
    </div>
  );
}

/** How much came, how fast, and what of it this list no longer has. */
function tailWords(feed: FeedState, selective: boolean): string {
  const { scanned, perSecond } = totals(feed);
  const arrived = feed.dropped + feed.count;
  const came = selective
    ? `${plural(arrived, 'match', 'matches')} of ${plural(scanned, 'record')} seen`
    : `${plural(arrived, 'record')} so far`;
  const rate = feed.phase === 'running' && perSecond !== null ? `, ${formatRate(perSecond)} records/s` : '';
  const dropped = plural(
    feed.dropped,
    selective ? 'older match' : 'older record',
    selective ? 'older matches' : undefined,
  );
  const kept =
    feed.dropped > 0 ? ` The list keeps the newest ${formatInteger(keptRows)}: ${dropped} left it, not Kafka.` : '';
  return `${came}${rate}.${kept}`;
}

const toBottom = () => window.scrollTo(0, document.documentElement.scrollHeight);

const isAtBottom = (rowHeight: number) =>
  window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - rowHeight;
