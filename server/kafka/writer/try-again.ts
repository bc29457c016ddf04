import { setTimeout as pause } from 'node:timers/promises';
import { outcome } from '../../../lib/errors.ts';
import { kafkaError, toKafkaAppError } from '../errors.ts';
import { mayPass, pauseAfter } from './verdict.ts';

const concurrentTransactions = 51;

/**
 * Asks until the answer bears no error that passes by itself, or `timeoutMs` is over; then throws what the error
 * stands for. Only for requests that may be repeated.
 */
export async function tryAgain<T extends { errorCode: number }>(
  context: string,
  timeoutMs: number,
  ask: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (let attempts = 0; ; attempts++) {
    const answer = await outcome(ask);
    if (answer.ok && answer.value.errorCode === 0) return answer.value;
    const error = answer.ok ? toKafkaAppError(answer.value.errorCode, context) : answer.error;
    const passes = answer.ok ? kafkaError(answer.value.errorCode).retriable : mayPass.has(answer.error.code);
    if (!passes || Date.now() > until) throw error;
    // The end of a transaction takes the coordinator some milliseconds.
    const moment = answer.ok && answer.value.errorCode === concurrentTransactions;
    await pause(moment ? Math.min(pauseAfter(attempts), 20) : pauseAfter(attempts));
  }
}
