import { AppError } from '../../lib/errors.ts';
import { errorTable } from './error-table.ts';

export interface KafkaError {
  code: number;
  /** Kafka's name, such as `NOT_LEADER_OR_FOLLOWER`. */
  name: string;
  retriable: boolean;
  /** One sentence for people. */
  message: string;
}

/** What an error code of the Kafka protocol means; codes newer than the table keep their number. */
export function kafkaError(code: number): KafkaError {
  if (code === 0) return { code, name: 'NONE', retriable: false, message: 'No error.' };
  const row = errorTable[code];
  if (!row) return { code, name: `UNKNOWN_${code}`, retriable: false, message: `Kafka reports error ${code}.` };
  return { code, name: row.name, retriable: row.retriable === true, message: row.words };
}

/** The failure that an error code stands for. `context` says what was tried; `brokerText` is the broker's own message. */
export function toKafkaAppError(code: number, context: string, brokerText?: string | null): AppError {
  const { name, message } = kafkaError(code);
  const said = brokerText ? ` The broker says: ${brokerText}` : '';
  return new AppError(errorTable[code]?.appCode ?? 'KAFKA_ERROR', `${context}: ${message}${said}`, {
    details: { kafkaCode: code, kafkaError: name },
  });
}

/** Throws what the code stands for unless it is 0. */
export function assertOk(code: number, context: string, brokerText?: string | null): void {
  if (code !== 0) throw toKafkaAppError(code, context, brokerText);
}
