import { ApiError, errorOf } from './api-error.ts';

interface Sending extends RequestInit {
  /** The caller's own; leaving is no error of the console. */
  leave: AbortSignal | undefined;
  timeoutMs: number;
}

/** One good reply of the console's API. Throws ApiError, and the reason of `leave`. */
export async function send(path: string, { leave, timeoutMs, ...init }: Sending): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = leave ? AbortSignal.any([leave, timeout]) : timeout;
  let response: Response;
  try {
    response = await fetch(path, { ...init, signal });
  } catch (error) {
    if (leave?.aborted) throw error;
    if (timeout.aborted) throw new ApiError(0, 'TIMEOUT', `The console did not answer within ${timeoutMs / 1000} s.`);
    throw new ApiError(
      0,
      'CONSOLE_UNREACHABLE',
      'The console does not answer. It may be restarting, or the network is down.',
    );
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}
