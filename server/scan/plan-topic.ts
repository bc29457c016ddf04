import type { MessageQuery } from '../../lib/contracts/messages.ts';
import { AppError, type Outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { MetadataResponseTopic } from '../kafka/protocol/messages.ts';
import type { Cursor } from './cursor.ts';
import { findTopic } from './find-topic.ts';
import type { Topic } from './kafka-source.ts';
import { hasLogAppendTime } from './log-append-time.ts';
import { readFacts } from './offsets.ts';
import type { Range } from './parse-range.ts';
import { partitionOfKey } from './parse-search.ts';
import type { LogFacts } from './plan-ranges.ts';
import { planScan, type ScanPlan } from './plan-scan.ts';
import { untilDeadline } from './within.ts';

export interface PlannedTopic {
  topic: Topic;
  /** Only records with a timestamp in `[fromTime, toTime)`. */
  times: { fromTime: bigint | null; toTime: bigint | null };
  slackMs: bigint;
  /** The one partition that is looked at, where the key says which. */
  only: number | null;
  plan: ScanPlan;
  /** Of the partitions that could be asked. */
  logs: LogFacts[];
}

/** How long the brokers have to say where their logs begin and end, in milliseconds; then the scan begins without. */
const planMs = 2500;
const defaultSlackMs = 600_000n;

/**
 * What a query examines of one topic. Throws TOPIC_NOT_FOUND, PARTITION_NOT_FOUND, CURSOR_OUTDATED, BAD_REQUEST, and why
 * no partition can be read.
 */
export async function planTopic(
  client: KafkaClient,
  name: string,
  query: Pick<MessageQuery, 'order' | 'isolation' | 'key' | 'keyPartitioner'>,
  range: Range,
  cursor: Cursor | null,
): Promise<PlannedTopic> {
  const asked = untilDeadline(client, Date.now() + planMs);
  const found = await findTopic(client, name, Date.now() + planMs);
  const topic: Topic = { name, id: found.topicId };
  assertSameTopic(cursor, topic);
  const times = {
    fromTime: cursor ? cursor.fromTime : range.from.kind === 'time' ? range.from.at : null,
    toTime: cursor ? cursor.toTime : range.to.kind === 'time' ? range.to.at : null,
  };
  const slackMs = times.toTime === null ? 0n : await slackOf(asked, name, range);
  const lookUp = { from: times.fromTime, to: times.toTime === null ? null : times.toTime + slackMs };
  const only = partitionOfKey(query, found.partitions.length, range.partitions);
  const chosen = only === null ? choosePartitions(range, cursor, found) : [only];
  const facts = await readFacts(asked, name, chosen, query.isolation, lookUp);
  assertSomeReadable(facts);
  const plan = planScan(range, query.order, facts, cursor);
  const logs = [...facts.values()].flatMap((fact) => (fact.ok ? [fact.value] : []));
  return { topic, times, slackMs, only, plan, logs };
}

/** As Kafka writes it; null on brokers without topic ids. */
export function topicIdOf({ id }: Topic): string | null {
  return /^A*$/.test(id) ? null : id;
}

function assertSameTopic(cursor: Cursor | null, topic: Topic): void {
  const id = topicIdOf(topic);
  if (!cursor?.topicId || !id || cursor.topicId === id) return;
  const message = `Topic ${topic.name} was deleted and created anew since. Start the query again.`;
  throw new AppError('CURSOR_OUTDATED', message);
}

function choosePartitions(range: Range, cursor: Cursor | null, topic: MetadataResponseTopic): number[] {
  if (cursor) return cursor.partitions.map((entry) => entry.partition);
  const all = topic.partitions.map((partition) => partition.partitionIndex);
  const missing = range.partitions?.find((partition) => !all.includes(partition));
  if (missing === undefined) return range.partitions ?? all;
  const message = `Topic ${topic.name} has no partition ${missing}; it has ${all.length}, from 0 on.`;
  throw new AppError('PARTITION_NOT_FOUND', message, { details: { partition: missing, partitions: all.length } });
}

async function slackOf(client: KafkaClient, topic: string, { slackMs }: Range): Promise<bigint> {
  if (slackMs !== null) return slackMs;
  return (await hasLogAppendTime(client, topic)) ? 0n : defaultSlackMs;
}

function assertSomeReadable(facts: ReadonlyMap<number, Outcome<LogFacts>>): void {
  const [first] = facts.values();
  if (first && !first.ok && [...facts.values()].every((fact) => !fact.ok)) throw first.error;
}
