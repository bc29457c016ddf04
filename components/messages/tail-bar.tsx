'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { type FeedState, keptRows } from './feed.ts';

interface TailBarProps {
  feed: FeedState;
  /** Pixels. */
  rowHeight: number;
  onPause: () => void;
  onResume: () => void;
}

/** Keeps the newest record of a tail in sight until somebody scrolls up; then counts what comes below. */
export function TailBar({ feed, rowHeight, onPause, onResume }: TailBarProps) {
  const arrived = feed.dropped + feed.count;
  const follow = useRef(true);
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
      follow.current = isAtBottom(rowHeight);
      if (follow.current) setSeen(arrived);
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [arrived, rowHeight]);

  const paused = feed.phase === 'paused';
  return (
    <div className="selbar tailbar" role="toolbar" aria-label="Tail">
      {(feed.phase === 'running' || paused) && (
        <Button size="sm" icon={paused ? 'live' : 'pause'} onClick={paused ? onResume : onPause}>
          {paused ? 'Go on' : 'Pause'}
        </Button>
      )}
      <span className="t2">
        {paused
          ? 'Paused. What is written meanwhile is read when you go on.'
          : feed.dropped > 0
            ? `Keeps the newest ${formatInteger(keptRows)}: ${plural(feed.dropped, 'older record')} left this list, not Kafka.`
            : `${plural(arrived, 'record')} so far.`}
      </span>
      {arrived > seen && (
        <Button size="sm" variant="primary" icon="descending" onClick={toBottom}>
          {formatInteger(arrived - seen)} new
        </Button>
      )}
    </div>
  );
}

const toBottom = () => window.scrollTo(0, document.documentElement.scrollHeight);

const isAtBottom = (rowHeight: number) =>
  window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - rowHeight;
