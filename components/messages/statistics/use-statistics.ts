import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/contracts/common.ts';
import type { StatisticsEvent, TopicStatistics } from '@/lib/contracts/statistics.ts';
import { ApiError } from '@/lib/http/api-error.ts';
import { openStatistics, type StatisticsRange } from '@/lib/queries/statistics.ts';

type EventOf<Type extends StatisticsEvent['type']> = Extract<StatisticsEvent, { type: Type }>;

export interface Counting {
  phase: 'idle' | 'running' | 'ended' | 'stopped' | 'failed';
  plan: EventOf<'plan'> | null;
  progress: EventOf<'progress'> | null;
  statistics: TopicStatistics | null;
  done: EventOf<'done'> | null;
  /** Stretches that could not be read, so that they are not counted. */
  unreadable: number;
  error: Problem | null;
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
  const [counting, setCounting] = useState(nothing);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (range: StatisticsRange) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      setCounting({ ...nothing, phase: 'running' });
      try {
        for await (const event of openStatistics({ cluster, topic }, range, abort.signal)) {
          if (!abort.signal.aborted) setCounting((before) => after(before, event));
        }
        if (!abort.signal.aborted) setCounting(closed);
      } catch (error) {
        if (!abort.signal.aborted) setCounting((before) => ({ ...before, phase: 'failed', error: problemOf(error) }));
      }
    },
    [cluster, topic],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setCounting((before) => (before.phase === 'running' ? { ...before, phase: 'stopped' } : before));
  }, []);
  return { counting, run, stop };
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

const lost: Problem = {
  code: 'CONNECTION_LOST',
  message: 'The connection to the console ended before all was counted.',
};

function closed(before: Counting): Counting {
  return before.phase === 'running' ? { ...before, phase: 'failed', error: lost } : before;
}

function problemOf(error: unknown): Problem {
  return error instanceof ApiError ? { code: error.code, message: error.message } : lost;
}
