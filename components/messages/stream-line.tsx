'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatRate } from '@/lib/format/number.ts';
import type { Streamed } from './use-stream.ts';

/** What a scan that is streamed tells of itself. */
interface Scanning extends Streamed {
  plan: { approxRecords: string } | null;
  progress: { scanned: string; bytes: string; perSecond: number } | null;
  done: { scanned: string; bytes: string; reason: string } | null;
}

interface StreamLineProps {
  label: string;
  scanning: Scanning;
  /** Why it is over; announced. */
  ending: string;
  /** What has been found so far. */
  children: ReactNode;
  onStop: () => void;
}

/** How many records have been looked at, and how many there are about in all. */
export function scannedOf({ plan, progress, done }: Scanning): { scanned: bigint; expected: bigint } {
  const scanned = BigInt((done ?? progress)?.scanned ?? 0);
  const planned = BigInt(plan?.approxRecords ?? 0);
  return { scanned, expected: planned > scanned ? planned : scanned };
}

/** One line and a bar: how far a scan is, the way to stop it, and when it is over, why. */
export function StreamLine({ label, scanning, ending, children, onStop }: StreamLineProps) {
  const { phase, progress, done } = scanning;
  const running = phase === 'running';
  const count = done ?? progress;
  const { scanned, expected } = scannedOf(scanning);
  const share = done?.reason === 'end' ? 100 : expected > 0n ? Number((scanned * 1000n) / expected) / 10 : 0;
  return (
    <>
      <div className="scan">
        {running && <Icon name="spinner" className="spin t3" />}
        <span className="grow">
          {/* Only the end is announced: counts change too often to be read aloud. */}
          <span role="status">{ending}</span> {children}
        </span>
        {running && (
          <Button size="sm" icon="stop" onClick={onStop}>
            Stop
          </Button>
        )}
        <span className="figures t3">
          {running && progress && `${formatRate(progress.perSecond)} records/s · `}
          {count && `${formatBytes(count.bytes)} read`}
        </span>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        data-state={running ? 'running' : 'over'}
      >
        <i style={{ width: `${share}%` }} />
      </div>
    </>
  );
}
