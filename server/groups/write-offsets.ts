import type { EffectResult } from '../../lib/contracts/changes.ts';
import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import { partitionKey } from '../kafka/routing.ts';
import { toProblem } from '../observe/problem.ts';
import { askCoordinator } from './ask-coordinator.ts';
import { groupName } from './read-groups.ts';
import { readLogs } from './read-logs.ts';

/** What a plan keeps until it is applied, a row for each effect. */
export type OffsetWrites = {
  group: string;
  /** Whether an offset that has left its log since the plan is refused. */
  inside: boolean;
  rows: OffsetWrite[];
};

export type OffsetWrite = {
  topic: string;
  partition: number;
  /** `keep` is shown and not written. */
  deed: 'commit' | 'delete' | 'keep';
  /** Null unless it is committed. */
  offset: string | null;
  metadata: string | null;
  leaderEpoch: number;
};

/** OffsetCommit takes topic ids instead of names from version 10 on. */
const newestWithNames = 9;
/** A request becomes one batch of __consumer_offsets, which brokers hold to about a megabyte. */
const bytesPerRequest = 400_000;
const bytesPerRow = 100;
const UNKNOWN_MEMBER_ID = 25;
const GROUP_ID_NOT_FOUND = 69;

/** Commits and deletes as one who is no member, one result for each row. Failures are results. */
export async function writeOffsets(kafka: KafkaClient, { group, inside, rows }: OffsetWrites): Promise<EffectResult[]> {
  const errors = new Map<string, AppError>();
  const commits = rows.filter(({ deed }) => deed === 'commit');
  if (inside) for (const [row, error] of await outsideTheLog(kafka, commits)) errors.set(partitionKey(row), error);
  const writable = commits.filter((row) => !errors.has(partitionKey(row)));
  for (const some of requestsOf(group, writable)) await write(some, () => commit(kafka, group, some));
  const deletes = rows.filter(({ deed }) => deed === 'delete');
  for (const some of requestsOf(group, deletes)) await write(some, () => remove(kafka, group, some));

  async function write(some: OffsetWrite[], work: () => Promise<Map<string, number>>) {
    const codes = await outcome(work);
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

async function commit(kafka: KafkaClient, group: string, rows: readonly OffsetWrite[]): Promise<Map<string, number>> {
  const topics = byTopic(rows, ({ partition, offset, leaderEpoch, metadata }) => ({
    partitionIndex: partition,
    committedOffset: BigInt(offset ?? -1),
    committedLeaderEpoch: leaderEpoch,
    committedMetadata: metadata,
  }));
  const answer = await askCoordinator(kafka, group, {
    api: 'OffsetCommit',
    body: { groupId: group, generationIdOrMemberEpoch: -1, memberId: '', topics },
    codesOf: (given) => given.topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode)),
    context: `Committing offsets of ${groupName(group)}`,
    options: { maxVersion: newestWithNames },
  });
  return codesByPartition(answer.topics);
}

async function remove(kafka: KafkaClient, group: string, rows: readonly OffsetWrite[]): Promise<Map<string, number>> {
  const answer = await askCoordinator(kafka, group, {
    api: 'OffsetDelete',
    body: { groupId: group, topics: byTopic(rows, ({ partition }) => ({ partitionIndex: partition })) },
    codesOf: (given) => [given.errorCode],
    context: `Deleting offsets of ${groupName(group)}`,
  });
  if (answer.errorCode === GROUP_ID_NOT_FOUND) return new Map(rows.map((row) => [partitionKey(row), 0]));
  if (answer.errorCode !== 0) return new Map(rows.map((row) => [partitionKey(row), answer.errorCode]));
  return codesByPartition(answer.topics);
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

function byTopic<T>(rows: readonly OffsetWrite[], of: (row: OffsetWrite) => T): { name: string; partitions: T[] }[] {
  return [...Map.groupBy(rows, ({ topic }) => topic)].map(([name, own]) => ({ name, partitions: own.map(of) }));
}

interface AnsweredTopic {
  name: string;
  partitions: { partitionIndex: number; errorCode: number }[];
}

function codesByPartition(topics: readonly AnsweredTopic[]): Map<string, number> {
  return new Map(
    topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex: partition, errorCode }) => [
        partitionKey({ topic: name, partition }),
        errorCode,
      ]),
    ),
  );
}
