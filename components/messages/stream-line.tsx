'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatRate } from '@/lib/format/number.ts';
import { ProgressLine } from './progress-line.tsx';
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
  /** Null: there is nothing to go on with. */
  onGoOn?: (() => void) | null;
}

/** How many records have been looked at, and how many there are about in all. */
export function scannedOf({ plan, progress, done }: Scanning): { scanned: bigint; expected: bigint } {
  const scanned = BigInt((done ?? progress)?.scanned ?? 0);
  const planned = BigInt(plan?.approxRecords ?? 0);
  return { scanned, expected: planned > scanned ? planned : scanned };
}

/** How far a scan is, the way to stop it and to go on, and when it is over, why. */
export function StreamLine({ label, scanning, ending, children, onStop, onGoOn = null }: StreamLineProps) {
  const { phase, progress, done } = scanning;
  const running = phase === 'running';
  const count = done ?? progress;
  const { scanned, expected } = scannedOf(scanning);
  const share = done?.reason === 'end' ? 1 : expected > 0n ? Number((scanned * 1000n) / expected) / 1000 : 0;
  return (
    <ProgressLine
      label={label}
      share={share}
      running={running}
      actions={
        running ? (
          <Button size="sm" icon="stop" onClick={onStop}>
            Stop
          </Button>
        ) : (
          onGoOn && (
            <Button size="sm" icon="live" onClick={onGoOn}>
              Go on
            </Button>
          )
        )
      }
      figures={
        <>
          {running && progress && `${formatRate(progress.perSecond)} records/s · `}
          {count && `${formatBytes(count.bytes)} read`}
        </>
      }
    >
      {/* Only the end is announced: counts change too often to be read aloud. */}
      <span role="status">{ending}</span> {children}
    </ProgressLine>
  );
}
