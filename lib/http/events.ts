import { ApiError, errorOf } from './api-error.ts';
import { ndjsonLines } from './ndjson.ts';

/**
 * The events of a streamed reply; reads no faster than the caller takes. Throws ApiError when it can't begin, and the
 * reason of `signal`. What an event is, is the server's word.
 */
export async function* readEvents<Event>(path: string, signal: AbortSignal): AsyncGenerator<Event> {
  const response = await fetch(path, { headers: { accept: 'application/x-ndjson' }, signal }).catch((error) => {
    if (signal.aborted) throw error;
    throw new ApiError(
      0,
      'CONSOLE_UNREACHABLE',
      'The console does not answer. It may be restarting, or the network is down.',
    );
  });
  if (!response.ok || !response.body) throw await errorOf(response);
  for await (const line of ndjsonLines(response.body, signal)) yield JSON.parse(line) as Event;
}
