import { useEffect } from 'react';
import type { TracedRecord, TraceEvent } from '@/lib/contracts/trace.ts';
import { openTrace } from '@/lib/queries/trace.ts';
import { type Streamed, useStream } from '../use-stream.ts';
import { isComplete, type TraceState } from './trace-state.ts';

type EventOf<Type extends TraceEvent['type']> = Extract<TraceEvent, { type: Type }>;

export interface Tracing extends Streamed {
  plan: EventOf<'plan'> | null;
  progress: EventOf<'progress'> | null;
  records: readonly TracedRecord[];
  unreadable: readonly EventOf<'unreadable'>[];
  done: EventOf<'done'> | null;
}

const nothing: Tracing = {
  phase: 'idle',
  plan: null,
  progress: null,
  records: [],
  unreadable: [],
  done: null,
  error: null,
};

/** Looks for what the URL says as soon as that is enough, and anew when it changes. */
export function useTrace(cluster: string, asked: TraceState) {
  const { state: tracing, run, stop } = useStream(nothing, take);
  const text = isComplete(asked) ? JSON.stringify(asked) : null;
  useEffect(() => {
    if (text !== null) void run((signal) => openTrace(cluster, JSON.parse(text), signal));
    return stop;
  }, [cluster, text, run, stop]);
  return { tracing: text === null ? nothing : tracing, stop };
}

function take(before: Tracing, events: readonly TraceEvent[]): Tracing {
  const after = { ...before };
  const [records, unreadable] = [[...before.records], [...before.unreadable]];
  for (const event of events) {
    if (event.type === 'record') records.push(event);
    else if (event.type === 'unreadable') unreadable.push(event);
    else if (event.type === 'plan') after.plan = event;
    else if (event.type === 'progress') after.progress = event;
    else if (event.type === 'done') Object.assign(after, { done: event, phase: 'ended' });
    else Object.assign(after, { error: event.error, phase: 'failed' });
  }
  return { ...after, records, unreadable };
}
