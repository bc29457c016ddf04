import { AppError, type Outcome } from '../../../lib/errors.ts';
import { toKafkaAppError } from '../errors.ts';
import type { TopicPartition } from '../routing.ts';
import type { PartitionAnswer } from './produce-request.ts';
import { tooLarge } from './verdict.ts';

export interface Circumstances {
  /** The record's place in its batch. */
  place: number;
  /** The batch may have been written all the same. */
  doubt: boolean;
  /** Of the batch. */
  bytes: number;
  /** What the topic allows, where that is known. */
  limit: number | null;
}

/** Why a batch was not written, in words that fit all of its records. */
export function failureOf({ topic, partition }: TopicPartition, answer: Outcome<PartitionAnswer>): AppError {
  if (!answer.ok) return answer.error;
  const { errorCode, errorMessage } = answer.value;
  return toKafkaAppError(errorCode, `Partition ${partition} of ${topic}`, errorMessage);
}

/** Why one record was not written. `details.outcome` is `unknown` where it may have been. */
export function refusalOf(
  target: TopicPartition,
  answer: Outcome<PartitionAnswer>,
  { place, doubt, bytes, limit }: Circumstances,
): AppError {
  const error = explain(target, answer, place, bytes, limit);
  if (!doubt) return error;
  return new AppError(error.code, `${error.message} Whether the record was written is not known.`, {
    details: { ...error.details, outcome: 'unknown' },
    cause: error.cause,
  });
}

function explain(
  target: TopicPartition,
  answer: Outcome<PartitionAnswer>,
  place: number,
  bytes: number,
  limit: number | null,
): AppError {
  if (!answer.ok) return answer.error;
  const { errorCode, recordErrors } = answer.value;
  if (tooLarge.has(errorCode) && limit !== null) {
    const message = `The record takes ${bytes} bytes, and ${target.topic} allows ${limit} (max.message.bytes).`;
    return new AppError('RECORD_TOO_LARGE', message, { details: { ...target, bytes, maxMessageBytes: limit } });
  }
  const own = recordErrors.find(({ batchIndex }) => batchIndex === place)?.batchIndexErrorMessage;
  if (!own) return failureOf(target, answer);
  return toKafkaAppError(errorCode, `Partition ${target.partition} of ${target.topic}`, own);
}
