import { AppError, type Outcome, toAppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk, toKafkaAppError } from '../kafka/errors.ts';
import type { ResponseOf } from '../kafka/protocol/messages.ts';
import { callLeaders } from '../kafka/routing.ts';
import type { LogFacts } from './plan-ranges.ts';

/** ListOffsets' own timestamps. */
const LATEST = -1n;
export const EARLIEST = -2n;
/** NOT_LEADER_OR_FOLLOWER, UNKNOWN_TOPIC_OR_PARTITION, FENCED_LEADER_EPOCH: the metadata is old. */
const movedCodes = [6, 3, 74];

export interface Times {
  /** Milliseconds since 1970; null: not asked. */
  from: bigint | null;
  to: bigint | null;
}

/** What the leaders say about the partitions' logs; a partition that could not be asked carries its error. */
export async function readFacts(
  client: KafkaClient,
  topic: string,
  partitions: readonly number[],
  isolation: 'read_committed' | 'read_uncommitted',
  times: Times,
): Promise<Map<number, Outcome<LogFacts>>> {
  const ask = (timestamp: bigint, isolationLevel = 0) => lookUp(client, topic, partitions, timestamp, isolationLevel);
  const nothing = new Map<number, Outcome<bigint | null>>();
  const [starts, ends, stable, froms, tos] = await Promise.all([
    ask(EARLIEST),
    ask(LATEST),
    isolation === 'read_committed' ? ask(LATEST, 1) : nothing,
    times.from === null ? nothing : ask(times.from),
    times.to === null ? nothing : ask(times.to),
  ]);
  const factsOf = (partition: number): LogFacts => {
    const known = (answers: typeof starts) => offsetOf(answers.get(partition));
    const [start, highWatermark] = [known(starts), known(ends)];
    if (start === null || highWatermark === null) throw missing(topic, partition);
    const lastStable = isolation === 'read_committed' ? least(known(stable) ?? highWatermark, highWatermark) : null;
    return { partition, start, highWatermark, lastStable, fromTime: known(froms), toTime: known(tos) };
  };
  const facts = new Map<number, Outcome<LogFacts>>();
  for (const partition of partitions) {
    try {
      facts.set(partition, { ok: true, value: factsOf(partition) });
    } catch (error) {
      facts.set(partition, { ok: false, error: toAppError(error) });
    }
  }
  return facts;
}

/** One offset from the broker that leads the partition. */
export async function listOffset(
  client: KafkaClient,
  topic: string,
  partition: number,
  timestamp: bigint,
  node: number,
): Promise<bigint> {
  const topics = [{ name: topic, partitions: [{ partitionIndex: partition, timestamp }] }];
  const answer = await client.call('ListOffsets', { replicaId: -1, topics }, { node });
  const found = answer.topics[0]?.partitions[0];
  if (!found) throw new AppError('KAFKA_ERROR', `The broker answered without partition ${partition} of ${topic}.`);
  assertOk(found.errorCode, `Asking for offsets of partition ${partition} of ${topic}`);
  return found.offset;
}

async function lookUp(
  client: KafkaClient,
  topic: string,
  partitions: readonly number[],
  timestamp: bigint,
  isolationLevel: number,
): Promise<Map<number, Outcome<bigint | null>>> {
  const answers = await callLeaders(
    client,
    partitions.map((partition) => ({ topic, partition })),
    'ListOffsets',
    (asked) => {
      const own = asked.map(({ partition }) => ({ partitionIndex: partition, timestamp }));
      return { replicaId: -1, isolationLevel, topics: [{ name: topic, partitions: own }] };
    },
    {
      moved: (answer) =>
        rowsOf(answer)
          .filter((row) => movedCodes.includes(row.errorCode))
          .map(({ partitionIndex }) => ({ topic, partition: partitionIndex })),
    },
  );
  const found = new Map<number, Outcome<bigint | null>>();
  for (const { partitions: asked, result } of answers) {
    const rows = new Map(result.ok ? rowsOf(result.value).map((row) => [row.partitionIndex, row]) : []);
    for (const { partition } of asked) {
      const row = rows.get(partition);
      if (!result.ok) found.set(partition, result);
      else if (!row) found.set(partition, { ok: false, error: missing(topic, partition) });
      else if (row.errorCode !== 0)
        found.set(partition, { ok: false, error: refused(row.errorCode, topic, partition) });
      else found.set(partition, { ok: true, value: row.offset < 0n ? null : row.offset });
    }
  }
  return found;
}

function rowsOf(answer: ResponseOf<'ListOffsets'>) {
  return answer.topics.flatMap((topic) => topic.partitions);
}

/** Null where nothing was asked, or no record is that late. */
function offsetOf(answer: Outcome<bigint | null> | undefined): bigint | null {
  if (!answer) return null;
  if (!answer.ok) throw answer.error;
  return answer.value;
}

function missing(topic: string, partition: number): AppError {
  return new AppError('KAFKA_ERROR', `The broker answered without partition ${partition} of ${topic}.`);
}

function refused(code: number, topic: string, partition: number): AppError {
  return toKafkaAppError(code, `Asking for offsets of partition ${partition} of ${topic}`);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
