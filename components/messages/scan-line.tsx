'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { useNow } from '@/components/ui/preferences.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import { type FeedState, nextCursor } from './feed.ts';
import { PartitionProgress } from './partition-progress.tsx';
import { offsetsLeft } from './partition-rows.ts';
import { ProgressLine } from './progress-line.tsx';
import { isSelective } from './query.ts';
import { elapsed, ending, totals, type Words } from './verdict.ts';

interface ScanLineProps {
  feed: FeedState;
  words: Words;
  onStop: () => void;
  onPause: () => void;
  onResume: () => void;
  onMore: () => void;
}

/** What the scan has done so far, and when it is over, why. */
export function ScanLine({ feed, words, onStop, onPause, onResume, onMore }: ScanLineProps) {
  const now = useNow();
  const paused = feed.phase === 'paused';
  const running = feed.phase === 'running' || paused;
  const stopped = feed.phase === 'stopped' && nextCursor(feed.pages) !== null;
  const selective = isSelective(words.query);
  const { scanned, bytes, perSecond, expected } = totals(feed);
  const verdict = ending(feed, words);
  const share = verdict?.state === 'ok' ? 1 : expected ? Number((scanned * 1000n) / expected) / 1000 : 0;

  return (
    <ProgressLine
      label="Scan"
      share={feed.live ? null : share}
      running={running}
      waiting={paused}
      actions={
        <>
          {feed.phase === 'running' && !feed.live && (
            <Button size="sm" icon="pause" onClick={onPause}>
              Pause
            </Button>
          )}
          {((paused && !feed.live) || stopped) && (
            <Button size="sm" icon="live" onClick={paused ? onResume : onMore}>
              Go on
            </Button>
          )}
          {running && (
            <Button size="sm" icon="stop" onClick={onStop}>
              Stop
            </Button>
          )}
        </>
      }
      figures={
        feed.pages[0]?.plan && (
          <>
            {running && !paused && perSecond !== null && `${formatRate(perSecond)} records/s · `}
            {formatBytes(bytes)} read · {elapsed(feed, now)} · <ByPartition feed={feed} selective={selective} />
          </>
        )
      }
    >
      {/* Only the end is announced: counts change too often to be read aloud. */}
      <span role="status">{verdict && verdict.state !== 'critical' && `${verdict.title} `}</span>
      {paused && !feed.live && 'Paused. '}
      <Counts feed={feed} running={running} complete={verdict?.state === 'ok'} selective={selective} />
    </ProgressLine>
  );
}

interface CountsProps {
  feed: FeedState;
  running: boolean;
  complete: boolean;
  /** What is shown are matches. */
  selective: boolean;
}

function Counts({ feed, running, complete, selective }: CountsProps) {
  const { scanned, expected, partitions } = totals(feed);
  if (expected === null) return running ? 'Asking where the records are …' : null;
  const shown = feed.dropped + feed.count;
  const page = feed.pages.at(-1);
  const left = running && !feed.live && page?.plan ? offsetsLeft(page, feed.order) : null;
  return (
    <>
      Scanned <b className="strong">{formatInteger(scanned)}</b>
      {feed.live || complete ? '' : ` of ${formatInteger(expected > scanned ? expected : scanned)}`} in{' '}
      {plural(partitions, 'partition')}
      {left !== null && `, ${plural(left, 'offset')} left`} · <b className="strong">{formatInteger(shown)}</b>{' '}
      {selective ? (shown === 1 ? 'match' : 'matches') : 'shown'}
    </>
  );
}

function ByPartition(props: { feed: FeedState; selective: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Scan by partition"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="link">
          by partition
        </button>
      }
    >
      <PartitionProgress {...props} />
    </Popover>
  );
}
