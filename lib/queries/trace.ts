import { type TraceEvent, trace } from '../contracts/trace.ts';
import { readEvents } from '../http/events.ts';
import { apiPath } from '../http/get.ts';

/** Looks through several topics; reads no faster than the caller takes. Throws ApiError when it can't begin. */
export function openTrace(
  cluster: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): AsyncGenerator<TraceEvent> {
  return readEvents(apiPath(trace, { cluster }, query), signal);
}
