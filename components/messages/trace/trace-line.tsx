'use client';

import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useZone } from '@/components/ui/preferences.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import type { Tracing } from './use-trace.ts';

/** How far the trace is; when it is over, what was examined and what was not. */
export function TraceLine({ tracing, onStop }: { tracing: Tracing; onStop: () => void }) {
  const zone = useZone();
  const { phase, plan, progress, records, done } = tracing;
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
          <span role="status">{endingOf(tracing)}</span>{' '}
          {plan && (
            <>
              <b className="strong">{formatInteger(records.length)}</b> {records.length === 1 ? 'match' : 'matches'} in{' '}
              {formatInteger(scanned)} of about {formatInteger(expected > scanned ? expected : scanned)} records of{' '}
              {plural(plan.topics.length, 'topic')}, from{' '}
              {plan.from === null ? 'the beginning' : formatDateTime(Date.parse(plan.from), zone)} to{' '}
              {formatDateTime(Date.parse(plan.to ?? plan.at), zone)}
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
        aria-label="Trace"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.round(share * 100))}
        data-state={running ? 'running' : 'over'}
      >
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <Warnings tracing={tracing} />
    </>
  );
}

function endingOf({ phase, done, unreadable }: Tracing): string {
  if (phase === 'stopped') return 'Stopped before the end:';
  if (phase !== 'ended') return '';
  if (done?.reason === 'limit') return 'Stopped at the limit; there may be more:';
  return done?.reason === 'end' && unreadable.length === 0 ? 'Complete:' : 'Incomplete:';
}

function Warnings({ tracing: { phase, error, done, unreadable } }: { tracing: Tracing }) {
  const failed = done?.topics.flatMap(({ topic, partitions }) =>
    partitions.flatMap(({ partition, error }) => (error ? [`${topic}, partition ${partition}: ${error.message}`] : [])),
  );
  const waiting = done?.topics.filter(({ pending }) => pending.length > 0) ?? [];
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
