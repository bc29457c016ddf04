'use client';

import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Note } from '@/components/ui/note.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import type { Counting } from './use-statistics.ts';

/** How far the count is; when it is over, what it covers. */
export function CountingLine({ counting, onStop }: { counting: Counting; onStop: () => void }) {
  const { phase, plan, progress, done } = counting;
  if (phase === 'idle') return null;
  const running = phase === 'running';
  const count = done ?? progress;
  const scanned = BigInt(count?.scanned ?? 0);
  const expected = BigInt(plan?.approxRecords ?? 0);
  const share = done?.reason === 'end' ? 1 : expected > 0n ? Number((scanned * 1000n) / expected) / 1000 : 0;
  return (
    <>
      <div className="scan">
        {running && <Icon name="spinner" className="spin t3" />}
        <span className="grow">
          <span role="status">{verdictOf(counting)}</span>{' '}
          {plan && (
            <>
              Counted <b className="strong">{formatInteger(scanned)}</b>
              {done?.reason === 'end' ? '' : ` of about ${formatInteger(expected > scanned ? expected : scanned)}`} in{' '}
              {plural(plan.partitions.length, 'partition')}
            </>
          )}
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
        aria-label="Count"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(share * 100))}
        data-state={running ? 'running' : 'over'}
      >
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <Warnings counting={counting} />
    </>
  );
}

function verdictOf({ phase, done, unreadable }: Counting): string {
  if (phase === 'stopped') return 'Stopped: the numbers are of what was read until then.';
  if (phase !== 'ended') return '';
  return done?.reason === 'end' && unreadable === 0 ? 'Complete: every record of the range is counted.' : '';
}

function Warnings({ counting: { phase, error, done, unreadable, statistics } }: { counting: Counting }) {
  const failed = done?.partitions.filter((partition) => partition.error) ?? [];
  const hidden = done?.pending.reduce((sum, { offsets }) => sum + BigInt(offsets), 0n) ?? 0n;
  return (
    <div className="notes">
      {phase === 'failed' && error && (
        <Note state="critical" title={error.message}>
          {statistics && 'The numbers below are of what was read until then.'}
        </Note>
      )}
      {failed.length > 0 && (
        <Note state="warning" title={`${plural(failed.length, 'partition')} could not be read to the end.`}>
          {failed.map(({ partition, error }) => `Partition ${partition}: ${error?.message}`).join(' ')}
        </Note>
      )}
      {unreadable > 0 && (
        <Note state="warning" title={`${plural(unreadable, 'stretch', 'stretches')} of the log could not be read.`}>
          What lies there is not counted. The message browser shows where it is and why.
        </Note>
      )}
      {hidden > 0n && (
        <Note state="info" title={`${plural(hidden, 'offset')} behind open transactions are not counted.`}>
          Choose “Uncommitted” to count them too.
        </Note>
      )}
    </div>
  );
}
