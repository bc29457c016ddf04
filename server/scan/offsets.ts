import { AppError, type Outcome, toAppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk } from '../kafka/errors.ts';
import { EARLIEST, LATEST, listOffsets } from '../kafka/list-offsets.ts';
import type { LogFacts } from './plan-ranges.ts';

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
  const asked = partitions.map((partition) => ({ topic, partition }));
  const answers = await listOffsets(client, asked, timestamp, isolationLevel);
  return new Map(
    answers.map(({ partition, listed }) => [
      partition,
      listed.ok ? { ok: true, value: listed.value?.offset ?? null } : listed,
    ]),
  );
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

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
