import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again every `everyMs` until `check` gives something other than null or undefined.
 * An error of `check` means "not yet"; the last one is the cause of the time-out's error.
 */
export async function waitUntil<T>(
  what: string,
  check: () => Promise<T | null | undefined>,
  options: { timeoutMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<T> {
  const deadline = Date.now() + options.timeoutMs;
  let cause: unknown;
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      const found = await check();
      if (found !== null && found !== undefined) return found;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`${what}: not within ${options.timeoutMs / 1000} s`, { cause });
    await sleep(options.everyMs ?? 100);
  }
}
