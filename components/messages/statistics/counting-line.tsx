'use client';

import { Note } from '@/components/ui/note.tsx';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { StreamLine, scannedOf } from '../stream-line.tsx';
import type { Counting } from './use-statistics.ts';

/** How far the count is; when it is over, what it covers. */
export function CountingLine({ counting, onStop }: { counting: Counting; onStop: () => void }) {
  const { phase, plan, done } = counting;
  if (phase === 'idle') return null;
  const { scanned, expected } = scannedOf(counting);
  return (
    <>
      <StreamLine label="Count" scanning={counting} ending={verdictOf(counting)} onStop={onStop}>
        {plan && (
          <>
            Counted <b className="strong">{formatInteger(scanned)}</b>
            {done?.reason === 'end' ? '' : ` of about ${formatInteger(expected)}`} in{' '}
            {plural(plan.partitions.length, 'partition')}
          </>
        )}
      </StreamLine>
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
