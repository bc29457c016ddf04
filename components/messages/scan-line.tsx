'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { useNow } from '@/components/ui/preferences.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import type { FeedState } from './feed.ts';
import { PartitionProgress } from './partition-progress.tsx';
import { isSelective } from './query.ts';
import { elapsed, ending, totals, type Words } from './verdict.ts';

interface ScanLineProps {
  feed: FeedState;
  words: Words;
  onStop: () => void;
}

/** What the scan has done so far, and when it is over, why. */
export function ScanLine({ feed, words, onStop }: ScanLineProps) {
  const now = useNow();
  const running = feed.phase === 'running' || feed.phase === 'paused';
  const { scanned, bytes, perSecond, expected } = totals(feed);
  const verdict = ending(feed, words);
  const share = verdict?.state === 'ok' ? 1 : expected ? Number((scanned * 1000n) / expected) / 1000 : 0;

  return (
    <>
      <div className="scan">
        {running && <Icon name="spinner" className="spin t3" />}
        <span className="grow">
          {/* Only the end is announced: counts change too often to be read aloud. */}
          <span role="status">{verdict && verdict.state !== 'critical' && `${verdict.title} `}</span>
          <Counts
            feed={feed}
            running={running}
            complete={verdict?.state === 'ok'}
            selective={isSelective(words.query)}
          />
        </span>
        {running && (
          <Button size="sm" icon="stop" onClick={onStop}>
            Stop
          </Button>
        )}
        {feed.pages[0]?.plan && (
          <span className="figures t3">
            {running && perSecond !== null && `${formatRate(perSecond)} records/s · `}
            {formatBytes(bytes)} read · {elapsed(feed, now)} · <ByPartition feed={feed} order={words.query.order} />
          </span>
        )}
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label="Scan"
        aria-valuemin={0}
        aria-valuemax={100}
        {...(feed.live ? {} : { 'aria-valuenow': Math.min(100, Math.round(share * 100)) })}
        data-state={running ? 'running' : 'over'}
      >
        {!feed.live && <i style={{ width: `${Math.min(100, share * 100)}%` }} />}
      </div>
    </>
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
  return (
    <>
      Scanned <b className="strong">{formatInteger(scanned)}</b>
      {feed.live || complete ? '' : ` of ${formatInteger(expected > scanned ? expected : scanned)}`} in{' '}
      {plural(partitions, 'partition')} · <b className="strong">{formatInteger(shown)}</b>{' '}
      {selective ? (shown === 1 ? 'match' : 'matches') : 'shown'}
    </>
  );
}

function ByPartition({ feed, order }: { feed: FeedState; order: string }) {
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
      <PartitionProgress feed={feed} order={order} />
    </Popover>
  );
}
