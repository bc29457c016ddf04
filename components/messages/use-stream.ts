import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/contracts/common.ts';
import { ApiError } from '@/lib/http/api-error.ts';

/** How a streamed reply goes. */
export interface Streamed {
  phase: 'idle' | 'running' | 'ended' | 'stopped' | 'failed';
  error: Problem | null;
}

/** Changes are shown so often, in milliseconds, however many events come. */
const showMs = 50;

/**
 * Reads one streamed reply at a time: `take` adds its events to the state, and says by the phase that the last one came.
 * Starting another, stopping and leaving the page end it on the server too. One that goes on keeps the state there is.
 * `nothing` and `take` must keep their identity.
 */
export function useStream<State extends Streamed, Event>(
  nothing: State,
  take: (state: State, events: readonly Event[]) => State,
) {
  const [state, setState] = useState(nothing);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (open: (signal: AbortSignal) => AsyncIterable<Event>, { goesOn = false } = {}) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      setState((before) => ({ ...(goesOn ? before : nothing), phase: 'running', error: null }));
      let waiting: Event[] = [];
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        clearTimeout(timer);
        timer = undefined;
        const events = waiting;
        waiting = [];
        if (!abort.signal.aborted) setState((before) => take(before, events));
      };
      const fail = (error: Problem) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, phase: 'failed', error }));
      };
      try {
        for await (const event of open(abort.signal)) {
          waiting.push(event);
          timer ??= setTimeout(show, showMs);
        }
        show();
        if (!abort.signal.aborted) setState((before) => (before.phase === 'running' ? brokenOff(before) : before));
      } catch (error) {
        show();
        fail(error instanceof ApiError ? { code: error.code, message: error.message } : lost);
      }
    },
    [nothing, take],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setState((before) => (before.phase === 'running' ? { ...before, phase: 'stopped' } : before));
  }, []);
  return { state, run, stop };
}

const lost: Problem = { code: 'CONNECTION_LOST', message: 'The connection to the console ended before the scan did.' };

function brokenOff<State extends Streamed>(state: State): State {
  return { ...state, phase: 'failed', error: lost };
}
