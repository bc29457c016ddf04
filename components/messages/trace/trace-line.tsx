'use client';

import { Note } from '@/components/ui/note.tsx';
import { useZone } from '@/components/ui/preferences.tsx';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import { StreamLine, scannedOf } from '../stream-line.tsx';
import type { Tracing } from './use-trace.ts';

interface TraceLineProps {
  tracing: Tracing;
  onStop: () => void;
  onGoOn: (() => void) | null;
}

/** How far the trace is; when it is over, what was examined and what was not. */
export function TraceLine({ tracing, onStop, onGoOn }: TraceLineProps) {
  const zone = useZone();
  const { phase, plan, records } = tracing;
  if (phase === 'idle') return null;
  const { scanned, expected } = scannedOf(tracing);
  return (
    <>
      <StreamLine label="Trace" scanning={tracing} ending={endingOf(tracing)} onStop={onStop} onGoOn={onGoOn}>
        {plan && (
          <>
            <b className="strong">{formatInteger(records.length)}</b> {records.length === 1 ? 'match' : 'matches'} in{' '}
            {formatInteger(scanned)} of about {formatInteger(expected)} records of {plural(plan.topics.length, 'topic')}
            , from {plan.from === null ? 'the beginning' : formatDateTime(Date.parse(plan.from), zone)} to{' '}
            {formatDateTime(Date.parse(plan.to ?? plan.at), zone)}
          </>
        )}
      </StreamLine>
      <Warnings tracing={tracing} />
    </>
  );
}

function endingOf({ phase, done, unreadable }: Tracing): string {
  if (phase === 'stopped') return 'Stopped before the end:';
  if (phase !== 'ended') return '';
  if (done?.reason === 'limit' && done.cursor === null)
    return 'Stopped at the limit; with fewer topics it could go on:';
  if (done?.reason === 'limit') return 'Stopped at the limit; there may be more:';
  return done?.reason === 'end' && unreadable.length === 0 ? 'Complete:' : 'Incomplete:';
}

function Warnings({ tracing: { phase, error, plan, done, unreadable } }: { tracing: Tracing }) {
  const failed = done?.topics.flatMap(({ topic, partitions }) =>
    partitions.flatMap(({ partition, error }) => (error ? [`${topic}, partition ${partition}: ${error.message}`] : [])),
  );
  const waiting = plan?.topics.filter(({ partitions }) => partitions.some(({ pending }) => pending)) ?? [];
  const untold = done?.filterErrors;
  return (
    <div className="notes">
      {phase === 'failed' && error && <Note state="critical" title={error.message} />}
      {failed && failed.length > 0 && (
        <Note state="warning" title={`${plural(failed.length, 'partition')} could not be read to the end.`}>
          {failed.join(' ')}
        </Note>
      )}
      {unreadable.length > 0 && (
        <Note state="warning" title={`${plural(unreadable.length, 'stretch', 'stretches')} could not be read.`}>
          {unreadable.slice(0, 5).map(({ topic, partition, offset, error }) => {
            return `${topic}, partition ${partition}, offset ${offset}: ${error.message} `;
          })}
        </Note>
      )}
      {waiting.length > 0 && (
        <Note state="info" title="Open transactions hide the newest records.">
          In {waiting.map(({ topic }) => topic).join(', ')}.
        </Note>
      )}
      {untold && untold.count !== '0' && (
        <Note state="info" title={`For ${plural(untold.count, 'record')} the filter could not tell.`}>
          {untold.first}
        </Note>
      )}
    </div>
  );
}
