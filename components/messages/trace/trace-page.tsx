'use client';

import { Button } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { findOf } from '../preview.tsx';
import { TraceForm } from './trace-form.tsx';
import { TraceLine } from './trace-line.tsx';
import { soughtIn, topicsIn, traceState } from './trace-state.ts';
import { TraceTable } from './trace-table.tsx';
import { useTrace } from './use-trace.ts';

/** Where one thing went: what several topics hold of it, in the order of time. */
export function TracePage({ cluster }: { cluster: string }) {
  const [state, set] = useUrlState(traceState);
  const { tracing, stop, goOn } = useTrace(cluster, state);
  const { phase, records } = tracing;
  const { by, text } = soughtIn(state);
  return (
    <>
      <PageHead title="Trace" facts="One key, text or filter across topics, merged by time" />
      <TraceForm cluster={cluster} state={state} onChange={set} />
      <TraceLine tracing={tracing} onStop={stop} onGoOn={goOn} />
      {phase === 'idle' && (
        <Empty title={text === '' ? 'Say what to look for' : 'Say where to look'}>
          {topicsIn(state).length === 0
            ? 'Add the topics that the record may have passed through. Every record of theirs in the range is examined.'
            : 'A whole key, a text, or a filter over the records’ fields.'}
        </Empty>
      )}
      {phase === 'ended' && records.length === 0 && (
        <Empty title="Nothing was found">No record of these topics in this range matches.</Empty>
      )}
      {records.length > 0 && (
        <TraceTable
          cluster={cluster}
          records={records}
          find={by === 'filter' ? null : findOf({ search: text, case: 'sensitive' })}
        />
      )}
      {records.length > 0 && phase !== 'running' && goOn && (
        <p className="tail">
          <Button size="sm" onClick={goOn}>
            Look for more
          </Button>
        </p>
      )}
    </>
  );
}
