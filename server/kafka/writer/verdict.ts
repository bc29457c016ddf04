import type { AppError, Outcome } from '../../../lib/errors.ts';
import { kafkaError } from '../errors.ts';
import type { PartitionAnswer } from './produce-request.ts';

/** Produce's `acks`: all in-sync replicas, the leader, nobody. */
export type Acks = -1 | 1 | 0;

export interface Attempted {
  /** How many records the batch holds. */
  count: number;
  acks: Acks;
  /** This or an earlier attempt may have written it. */
  doubt: boolean;
}

export type Verdict =
  | { kind: 'written' }
  /** The same bytes again: an idempotent batch that is there already is not written twice. */
  | { kind: 'retry' }
  /** Not written, and cannot be under this epoch or producer id: again, under a new one. */
  | { kind: 'renew'; producer: boolean }
  | { kind: 'split' }
  /** The records at these places are refused; the others were not written because of them. */
  | { kind: 'without'; places: ReadonlySet<number> }
  | { kind: 'refuse' };

/** MESSAGE_TOO_LARGE and RECORD_LIST_TOO_LARGE. */
export const tooLarge: ReadonlySet<number> = new Set([10, 18]);
/** CORRUPT_MESSAGE, INVALID_TIMESTAMP and INVALID_RECORD: one record spoils its batch. */
const spoiled = new Set([2, 32, 87]);
/** OUT_OF_ORDER_SEQUENCE_NUMBER, UNKNOWN_PRODUCER_ID: the broker lacks what came before this batch. */
const outOfStep = new Set([45, 59]);
/** INVALID_PRODUCER_EPOCH, INVALID_PRODUCER_ID_MAPPING, PRODUCER_FENCED. */
const fenced = new Set([47, 49, 90]);
const duplicate = 46;

/** UNKNOWN_SERVER_ERROR, REQUEST_TIMED_OUT, NETWORK_EXCEPTION, NOT_ENOUGH_REPLICAS_AFTER_APPEND, KAFKA_STORAGE_ERROR. */
const afterAppend = new Set([-1, 7, 13, 20, 56]);
const notLeader = 6;

/** Failures to reach a broker or leader, which may pass by themselves. */
export const mayPass: ReadonlySet<string> = new Set([
  'BROKER_UNREACHABLE',
  'CLUSTER_UNREACHABLE',
  'KAFKA_HOST_UNKNOWN',
  'KAFKA_PROTOCOL_ERROR',
  // A broker that dies right after the sign-in looks as if it wanted one.
  'KAFKA_SASL_REQUIRED',
  'NO_LEADER',
  'NOT_READY',
  'TIMEOUT',
  'TOPIC_NOT_FOUND',
  'PARTITION_NOT_FOUND',
]);

/** What to do about a batch after an attempt to write it. */
export function judge(answer: Outcome<PartitionAnswer>, { count, acks, doubt }: Attempted): Verdict {
  const again: Verdict = doubt && acks !== -1 ? { kind: 'refuse' } : { kind: 'retry' };
  if (!answer.ok) return mayPass.has(answer.error.code) ? again : { kind: 'refuse' };
  const { errorCode, recordErrors } = answer.value;
  if (errorCode === 0 || errorCode === duplicate) return { kind: 'written' };
  if (outOfStep.has(errorCode)) return { kind: 'renew', producer: false };
  if (fenced.has(errorCode)) return { kind: 'renew', producer: true };
  if (tooLarge.has(errorCode) || spoiled.has(errorCode)) {
    // What may be there already is not to be written again in another shape.
    if (count === 1 || doubt) return { kind: 'refuse' };
    const places = new Set(recordErrors.map(({ batchIndex }) => batchIndex).filter((place) => place < count));
    return places.size > 0 ? { kind: 'without', places } : { kind: 'split' };
  }
  return kafkaError(errorCode).retriable ? again : { kind: 'refuse' };
}

/** Whether the batch may have been written although the attempt failed. */
export function leavesDoubt(answer: Outcome<PartitionAnswer>, acks: Acks): boolean {
  if (!answer.ok) return answer.error.details?.sent === true;
  // While it waits for replicas a leader may be deposed: the batch may then live on at the next one.
  return afterAppend.has(answer.value.errorCode) || (answer.value.errorCode === notLeader && acks === -1);
}

/** Milliseconds before the next attempt: short at first, since most failures pass at once. */
export function pauseAfter(attempts: number): number {
  return Math.min(10 * 2 ** Math.min(attempts, 7), 1_000);
}

/** A new topic may not be known everywhere yet; one that stays unknown is not worth a longer wait. */
const unknownMs = 3_000;

/** Milliseconds for which a failure is met with further attempts. */
export function patienceWith(error: AppError, doubt: boolean, timeoutMs: number): number {
  const unknown = error.code === 'TOPIC_NOT_FOUND' || error.code === 'PARTITION_NOT_FOUND';
  return unknown && !doubt ? Math.min(unknownMs, timeoutMs) : timeoutMs;
}
