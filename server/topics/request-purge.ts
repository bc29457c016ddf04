import { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import type { ResponseOf } from '../kafka/protocol/messages.ts';
import { callLeaders, partitionKey } from '../kafka/routing.ts';
import type { PurgeWrite } from './draft-purge.ts';

const brokersWaitMs = 10_000;
/** NOT_LEADER_OR_FOLLOWER, UNKNOWN_TOPIC_OR_PARTITION: the metadata is old. */
const movedCodes = [6, 3];
const REQUEST_TIMED_OUT = 7;

/** Deletes what is before each offset; asking twice does no harm. The failures by `partitionKey`. */
export async function requestPurge(kafka: KafkaClient, rows: readonly PurgeWrite[]): Promise<Map<string, AppError>> {
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
  const failures = new Map<string, AppError>();
  for (const { partitions, result } of answers) {
    const codes = new Map(result.ok ? rowsOf(result.value).map((row) => [partitionKey(row), row.errorCode]) : []);
    for (const asked of partitions) {
      const key = partitionKey(asked);
      const error = result.ok ? failureOf(`${asked.topic}-${asked.partition}`, codes.get(key)) : result.error;
      if (error) failures.set(key, error);
    }
  }
  return failures;
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
