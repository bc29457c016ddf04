import { useCallback } from 'react';
import type { StatisticsEvent, TopicStatistics } from '@/lib/contracts/statistics.ts';
import { openStatistics, type StatisticsRange } from '@/lib/queries/statistics.ts';
import { type Streamed, useStream } from '../use-stream.ts';

type EventOf<Type extends StatisticsEvent['type']> = Extract<StatisticsEvent, { type: Type }>;

export interface Counting extends Streamed {
  plan: EventOf<'plan'> | null;
  progress: EventOf<'progress'> | null;
  statistics: TopicStatistics | null;
  done: EventOf<'done'> | null;
  /** Stretches that could not be read, so that they are not counted. */
  unreadable: number;
}

const nothing: Counting = {
  phase: 'idle',
  plan: null,
  progress: null,
  statistics: null,
  done: null,
  unreadable: 0,
  error: null,
};

/** Counts when it is told to, and keeps what came so far. */
export function useStatistics(cluster: string, topic: string) {
  const { state: counting, run: start, stop } = useStream(nothing, take);
  const run = useCallback(
    (range: StatisticsRange) => start((signal) => openStatistics({ cluster, topic }, range, signal)),
    [start, cluster, topic],
  );
  return { counting, run, stop };
}

function take(counting: Counting, events: readonly StatisticsEvent[]): Counting {
  return events.reduce(after, counting);
}

function after(before: Counting, event: StatisticsEvent): Counting {
  switch (event.type) {
    case 'plan':
      return { ...before, plan: event };
    case 'progress':
      return { ...before, progress: event };
    case 'statistics':
      return { ...before, statistics: event };
    case 'unreadable':
      return { ...before, unreadable: before.unreadable + 1 };
    case 'done':
      return { ...before, phase: 'ended', done: event };
    case 'error':
      return { ...before, phase: 'failed', error: event.error };
  }
}
