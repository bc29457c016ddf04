import type { EffectResult } from '../../lib/contracts/changes.ts';
import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import { partitionKey } from '../kafka/routing.ts';
import { toProblem } from '../observe/problem.ts';
import type { OffsetWrite, OffsetWrites, Via } from './offset-write.ts';
import { groupName } from './read-groups.ts';
import { readLogs } from './read-logs.ts';
import { deleteCommits, sendCommits } from './send-commits.ts';
import { deleteShareTopics, sendShareStarts } from './send-share-offsets.ts';

/** A request becomes one batch of __consumer_offsets, which brokers hold to about a megabyte. */
const bytesPerRequest = 400_000;
const bytesPerRow = 100;
const UNKNOWN_MEMBER_ID = 25;

/** Kafka's error code for each partition. */
type Send = (kafka: KafkaClient, group: string, rows: readonly OffsetWrite[]) => Promise<Map<string, number>>;

const ways: Readonly<Record<Via, { commit: Send; remove: Send }>> = {
  commits: { commit: sendCommits, remove: deleteCommits },
  'share-starts': { commit: sendShareStarts, remove: sendShareStarts },
  'share-topics': { commit: sendShareStarts, remove: deleteShareTopics },
};

/** Commits and deletes as one who is no member, one result for each row. Failures are results. */
export async function writeOffsets(
  kafka: KafkaClient,
  { group, via, inside, rows }: OffsetWrites,
): Promise<EffectResult[]> {
  const errors = new Map<string, AppError>();
  const commits = rows.filter(({ deed }) => deed === 'commit');
  if (inside) for (const [row, error] of await outsideTheLog(kafka, commits)) errors.set(partitionKey(row), error);
  const writable = commits.filter((row) => !errors.has(partitionKey(row)));
  for (const some of requestsOf(group, writable)) await write(some, ways[via].commit);
  const deletes = rows.filter(({ deed }) => deed === 'delete');
  for (const some of requestsOf(group, deletes)) await write(some, ways[via].remove);

  async function write(some: OffsetWrite[], send: Send) {
    const codes = await outcome(() => send(kafka, group, some));
    for (const row of some) {
      const error = codes.ok ? errorOf(group, row, codes.value.get(partitionKey(row))) : codes.error;
      if (error) errors.set(partitionKey(row), error);
    }
  }

  return rows.map((row) => {
    const error = errors.get(partitionKey(row));
    const effect = { resource: `${row.topic}-${row.partition}`, field: 'offset' };
    return error ? { ...effect, ok: false, error: toProblem(error) } : { ...effect, ok: true };
  });
}

/** Retention may have gone on, or the topic been made anew, since the plan was made. */
async function outsideTheLog(kafka: KafkaClient, rows: readonly OffsetWrite[]): Promise<[OffsetWrite, AppError][]> {
  const logs = await readLogs(kafka, rows);
  return rows.flatMap((row, index): [OffsetWrite, AppError][] => {
    const log = logs[index];
    if (!log?.ok) return log ? [[row, log.error]] : [];
    const { start, end } = log.value;
    const offset = BigInt(row.offset ?? -1);
    if (offset >= start.offset && offset <= end.offset) return [];
    const message = `The log of ${row.topic}-${row.partition} now goes from ${start.offset} to ${end.offset}: ${offset} is no longer in it. Plan the change again.`;
    return [[row, new AppError('PLAN_STALE', message)]];
  });
}

function errorOf(group: string, row: OffsetWrite, code: number | undefined): AppError | null {
  const context = `Group ${groupName(group)} on ${row.topic}-${row.partition}`;
  if (code === undefined) return new AppError('KAFKA_ERROR', `${context}: the broker answered without this partition.`);
  if (code === UNKNOWN_MEMBER_ID) {
    return new AppError('GROUP_ACTIVE', `${context}: a consumer has joined. Stop the group's consumers first.`);
  }
  return code === 0 ? null : toKafkaAppError(code, context);
}

function* requestsOf(group: string, rows: readonly OffsetWrite[]): Generator<OffsetWrite[]> {
  let [some, bytes]: [OffsetWrite[], number] = [[], 0];
  for (const row of rows) {
    const size = bytesPerRow + Buffer.byteLength(`${group}${row.topic}${row.metadata ?? ''}`);
    if (some.length > 0 && bytes + size > bytesPerRequest) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(row);
    bytes += size;
  }
  if (some.length > 0) yield some;
}
