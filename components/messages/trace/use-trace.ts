import { useCallback, useEffect } from 'react';
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
  /** Goes on behind what is known to have been examined; null: nothing is left, or nothing known. */
  cursor: string | null;
  /** What runs before this one have done; what the events say is added to it. */
  earlier: Done;
  /** Places of what came before this run: what came after the cursor comes again. */
  shown: ReadonlySet<string>;
}

type Done = Pick<EventOf<'done'>, 'scanned' | 'bytes' | 'filterErrors'>;

const nothing: Tracing = {
  phase: 'idle',
  plan: null,
  progress: null,
  records: [],
  unreadable: [],
  done: null,
  error: null,
  cursor: null,
  earlier: { scanned: '0', bytes: '0', filterErrors: { count: '0', first: null } },
  shown: new Set(),
};

/** Looks for what the URL says as soon as that is enough, and anew when it changes. */
export function useTrace(cluster: string, asked: TraceState) {
  const { state: tracing, run, stop } = useStream(nothing, take);
  const text = isComplete(asked) ? JSON.stringify(asked) : null;
  useEffect(() => {
    if (text !== null) void run((signal) => openTrace(cluster, JSON.parse(text), signal));
    return stop;
  }, [cluster, text, run, stop]);
  const { cursor } = tracing;
  const goOn = useCallback(() => {
    if (text === null || cursor === null) return;
    void run((signal) => openTrace(cluster, { ...JSON.parse(text), cursor }, signal), { goesOn: true });
  }, [cluster, text, cursor, run]);
  return { tracing: text === null ? nothing : tracing, stop, goOn: cursor === null ? null : goOn };
}

function take(before: Tracing, events: readonly TraceEvent[]): Tracing {
  const after = { ...before };
  const [records, unreadable] = [[...before.records], [...before.unreadable]];
  for (const event of events) {
    if (event.type === 'record' || event.type === 'unreadable') {
      if (after.shown.has(placeOf(event))) continue;
      if (event.type === 'record') records.push(event);
      else unreadable.push(event);
    } else if (event.type === 'error') Object.assign(after, { error: event.error, phase: 'failed' });
    else {
      after.cursor = event.cursor;
      if (event.type === 'plan') Object.assign(after, begin(after, event, [...records, ...unreadable]));
      else if (event.type === 'progress') after.progress = { ...event, ...sum(after.earlier, event) };
      else Object.assign(after, { done: { ...event, ...sum(after.earlier, event) }, phase: 'ended' });
    }
  }
  return { ...after, records, unreadable };
}

type Placed = Pick<TracedRecord, 'topic' | 'partition' | 'offset'>;

const placeOf = ({ topic, partition, offset }: Placed) => `${topic} ${partition} ${offset}`;

/** The first run has the plan of the whole; of one that goes on, the plan says what the ones before have examined. */
function begin(before: Tracing, next: EventOf<'plan'>, rows: readonly Placed[]): Partial<Tracing> {
  const { plan, progress, done, earlier } = before;
  if (plan === null) return { plan: next };
  const examined = BigInt(plan.approxRecords) - BigInt(next.approxRecords);
  const scanned = String(examined > 0n ? examined : 0n);
  const { bytes, filterErrors } = done ?? progress ?? earlier;
  return {
    progress: null,
    done: null,
    earlier: { scanned, bytes, filterErrors },
    shown: new Set(rows.map(placeOf)),
  };
}

function sum(a: Done, b: Done): Done {
  const add = (x: string, y: string) => String(BigInt(x) + BigInt(y));
  const { filterErrors: errors, ...before } = a;
  return {
    scanned: add(before.scanned, b.scanned),
    bytes: add(before.bytes, b.bytes),
    filterErrors: {
      count: add(errors.count, b.filterErrors.count),
      first: errors.first ?? b.filterErrors.first,
    },
  };
}
