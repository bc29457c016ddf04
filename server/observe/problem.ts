import type { Problem } from '../../lib/contracts/common.ts';
import { type AppError, toAppError } from '../../lib/errors.ts';
import { toKafkaAppError } from '../kafka/errors.ts';

export function toProblem(error: unknown): Problem {
  const { code, message }: AppError = toAppError(error);
  return { code, message };
}

/** What an error code of the Kafka protocol means, or null for 0; `context` says what was tried. */
export function kafkaProblem(errorCode: number, context: string, brokerText?: string | null): Problem | null {
  return errorCode === 0 ? null : toProblem(toKafkaAppError(errorCode, context, brokerText));
}
