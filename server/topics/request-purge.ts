import { setTimeout as delay } from 'node:timers/promises';
import { AppError, type ErrorCode } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { ResponseOf } from '../kafka/protocol/messages.ts';
import { callLeaders, partitionKey } from '../kafka/routing.ts';
import type { PurgeWrite } from './draft-purge.ts';

const brokersWaitMs = 10_000;
/** NOT_LEADER_OR_FOLLOWER, UNKNOWN_TOPIC_OR_PARTITION: the metadata is old. */
const movedCodes = [6, 3];
const OFFSET_OUT_OF_RANGE = 1;
const REQUEST_TIMED_OUT = 7;
/** What a partition says, or its old leader does not, until another broker leads it. */
const leaderless: readonly ErrorCode[] = ['NO_LEADER', 'BROKER_UNREACHABLE'];
const patienceMs = 15_000;
const pauseMs = 300;

/**
 * Deletes what is before each offset. Asking again does no harm, so a partition whose leader is lost is asked until it
 * has another, and one whose new leader does not yet know that others have the records, until it does. The failures by
 * `partitionKey`.
 */
export async function requestPurge(kafka: KafkaClient, rows: readonly PurgeWrite[]): Promise<Map<string, AppError>> {
  const deadline = Date.now() + patienceMs;
  const failures = new Map<string, AppError>();
  for (let pending = rows; ; await delay(pauseMs)) {
    const found = await deleteOnce(kafka, pending);
    for (const row of pending) failures.delete(partitionKey(row));
    for (const [key, { error }] of found) failures.set(key, error);
    pending = pending.filter((row) => found.get(partitionKey(row))?.passing);
    if (pending.length === 0 || Date.now() > deadline) return failures;
  }
}

interface Failure {
  error: AppError;
  /** It may be over in a moment. */
  passing: boolean;
}

async function deleteOnce(kafka: KafkaClient, rows: readonly PurgeWrite[]): Promise<Map<string, Failure>> {
  const offsets = new Map(rows.map((row) => [partitionKey(row), BigInt(row.offset)]));
  const answers = await callLeaders(
    kafka,
    rows,
    'DeleteRecords',
    (asked) => ({
      topics: [...Map.groupBy(asked, ({ topic }) => topic)].map(([name, own]) => ({
        name,
        partitions: own.map((row) => ({
          partitionIndex: row.partition,
          offset: offsets.get(partitionKey(row)) as bigint,
        })),
      })),
      timeoutMs: brokersWaitMs,
    }),
    { moved: (answer) => rowsOf(answer).filter(({ errorCode }) => movedCodes.includes(errorCode)) },
  );
  return new Map(
    answers.flatMap(({ partitions, result }) => {
      const codes = new Map(result.ok ? rowsOf(result.value).map((row) => [partitionKey(row), row.errorCode]) : []);
      return partitions.flatMap((asked): [string, Failure][] => {
        const key = partitionKey(asked);
        const error = result.ok ? failureOf(`${asked.topic}-${asked.partition}`, codes.get(key)) : result.error;
        const passing = leaderless.includes(error?.code as ErrorCode) || codes.get(key) === OFFSET_OUT_OF_RANGE;
        return error ? [[key, { error, passing }]] : [];
      });
    }),
  );
}

function failureOf(name: string, code: number | undefined): AppError | null {
  if (code === undefined) return new AppError('KAFKA_ERROR', `The broker answered without partition ${name}.`);
  if (code === REQUEST_TIMED_OUT) {
    return new AppError('TIMEOUT', `The records of ${name} are deleted on its leader, but not yet on all replicas.`);
  }
  return code === 0 ? null : toKafkaAppError(code, `The records of ${name} cannot be deleted`);
}

function rowsOf({ topics }: ResponseOf<'DeleteRecords'>) {
  return topics.flatMap(({ name, partitions }) =>
    partitions.map(({ partitionIndex, errorCode }) => ({ topic: name, partition: partitionIndex, errorCode })),
  );
}
