import type { MessageEvent, MessageQuery } from '../../lib/contracts/messages.ts';
import { AppError, type Outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { MetadataResponseTopic } from '../kafka/protocol/messages.ts';
import type { Registry } from '../serde/registry/registry.ts';
import { type Cursor, decodeCursor, encodeCursor, fingerprint } from './cursor.ts';
import type { ScanEngine } from './engine.ts';
import { findTopic } from './find-topic.ts';
import { kafkaSource, type Topic } from './kafka-source.ts';
import { hasLogAppendTime } from './log-append-time.ts';
import { readFacts } from './offsets.ts';
import { openSince } from './open-since.ts';
import { parseFilter } from './parse-filter.ts';
import { parseRange, type Range } from './parse-range.ts';
import { parseSearch, partitionOfKey } from './parse-search.ts';
import type { LogFacts } from './plan-ranges.ts';
import { planScan, type ScanPlan, stopsAfter } from './plan-scan.ts';
import { runScan, type ScanResult } from './run-scan.ts';
import { counted, type Totals } from './statistics/totals.ts';
import { untilDeadline } from './within.ts';

export interface ScanContext {
  client: KafkaClient;
  engine: ScanEngine;
  /** Has the schemas that records name; null: the cluster has none. */
  registry: Registry | null;
  signal: AbortSignal;
  now(): number;
  /** How much of a payload is shown, in bytes; 64 KiB unless said. */
  shownBytes?: number;
  /** Takes what the records have in common; they themselves are not given. The order must be `oldest`. */
  totals?: Totals;
  /** Is told what nobody expected, for the log. */
  defect(error: AppError): void;
}

type Event<Type extends MessageEvent['type']> = Extract<MessageEvent, { type: Type }>;

/** How long the brokers have to say where their logs begin and end, in milliseconds; then the scan begins without. */
const planMs = 2500;
const sinceMs = 500;
const defaultSlackMs = 600_000n;
/** How much of a payload a list shows. */
const SHOWN_BYTES = 64 * 1024;

/**
 * A query's events, read at the reader's pace. Throws before the first event what is wrong with the query: BAD_REQUEST,
 * CURSOR_INVALID, CURSOR_OUTDATED, TOPIC_NOT_FOUND, PARTITION_NOT_FOUND, and why no partition can be read.
 */
export async function* scanTopic(
  name: string,
  query: MessageQuery,
  { client, engine, registry, signal, now, defect, totals, shownBytes = SHOWN_BYTES }: ScanContext,
): AsyncGenerator<MessageEvent, void, undefined> {
  const { order, isolation } = query;
  const startedAt = now();
  const range = parseRange(query, startedAt);
  const live = range.to.kind === 'live';
  const from = query.from ?? (live ? 'latest' : 'earliest');
  const literals = parseSearch(query);
  const filter = parseFilter(query);
  const hash = fingerprint([
    ...[order, from, query.to, query.slack, query.partitions, isolation],
    ...[query.search, query.searchIn, query.case, query.key, query.keyPartitioner],
    ...(filter === null ? [] : [filter, query.keySerde, query.valueSerde]),
  ]);
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, hash);

  engine.reader.warm();
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
  const facts = await readFacts(asked, name, chosen, isolation, lookUp);
  assertSomeReadable(facts);
  const plan = planScan(range, order, facts, cursor);
  yield { ...planEvent(plan, topic, live, startedAt), ...(only !== null && { note: noteOn(query, only) }) };

  const show = {
    topic: name,
    registry: registry?.name ?? null,
    keySerde: query.keySerde,
    valueSerde: query.valueSerde,
    maxBytes: shownBytes,
    raw: query.payload === 'raw',
  };
  const sought = { order, isolation, ...times, literals, filter, show, summarize: totals !== undefined };
  const kafka = kafkaSource(client, topic, sought, { ...engine, registry, defect });
  const source = totals ? counted(kafka, totals) : kafka;
  const leaders = await source.leaders({ fresh: false });
  const pending = findPending(client, topic, plan, leaders);
  const sparse = literals.length > 0 || filter !== null || totals !== undefined;
  const scan = { order, live, limit: query.limit, sparse, ranges: plan.ranges };
  const result = yield* runScan(scan, { source, leaders, signal, now });

  const partitions = stopsAfter(plan, result, cursor, order === 'oldest' && !live);
  const reason = result.reason === 'end' && plan.failed.length > 0 ? 'error' : result.reason;
  const next = { order, query: hash, topicId: topicIdOf(topic), ...times, partitions };
  yield {
    ...doneEvent(plan, result, reason),
    cursor: reason === 'end' ? null : encodeCursor(next),
    pending: await pending,
    slackMs: Number(slackMs),
  };
}

function readCursor(text: string, hash: string): Cursor {
  const cursor = decodeCursor(text);
  if (cursor.query === hash) return cursor;
  const message = 'The cursor belongs to another query. Leave it out, or repeat the query that gave it.';
  throw new AppError('CURSOR_INVALID', message);
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

function noteOn({ keyPartitioner }: MessageQuery, partition: number): string {
  return `Only partition ${partition} is looked at: ${keyPartitioner} puts this key there. Records that a producer with another partitioner wrote are not found.`;
}

async function slackOf(client: KafkaClient, topic: string, { slackMs }: Range): Promise<bigint> {
  if (slackMs !== null) return slackMs;
  return (await hasLogAppendTime(client, topic)) ? 0n : defaultSlackMs;
}

function assertSomeReadable(facts: ReadonlyMap<number, Outcome<LogFacts>>): void {
  const [first] = facts.values();
  if (first && !first.ok && [...facts.values()].every((fact) => !fact.ok)) throw first.error;
}

function planEvent({ ranges, failed }: ScanPlan, topic: Topic, live: boolean, at: number): Event<'plan'> {
  const planned = ranges.map(({ partition, start, end, clamped }) => {
    return { partition, start: start.toString(), end: live ? null : end.toString(), clamped };
  });
  const lacking = failed.map(({ partition, error }) => {
    return { partition, start: null, end: null, clamped: false, error: problemOf(error) };
  });
  return {
    type: 'plan',
    topicId: topicIdOf(topic),
    partitions: [...planned, ...lacking].sort((a, b) => a.partition - b.partition),
    approxRecords: ranges.reduce((sum, { start, end }) => sum + (end - start), 0n).toString(),
    at: new Date(at).toISOString(),
  };
}

function doneEvent({ failed }: ScanPlan, result: ScanResult, reason: ScanResult['reason']) {
  const read = result.partitions.map(({ partition, from, to, reason, error }) => {
    return { partition, from: from.toString(), to: to.toString(), reason, ...(error && { error: problemOf(error) }) };
  });
  const lacking = failed.map(({ partition, error }) => {
    return { partition, from: null, to: null, reason: 'error' as const, error: problemOf(error) };
  });
  return {
    type: 'done' as const,
    reason,
    scanned: result.scanned.toString(),
    matched: result.matched.toString(),
    bytes: result.bytes.toString(),
    partitions: [...read, ...lacking].sort((a, b) => a.partition - b.partition),
    filterErrors: { count: result.filterErrors.count.toString(), first: result.filterErrors.first },
  };
}

/** Asked while the scan runs, so that the end of it need not wait. */
async function findPending(
  client: KafkaClient,
  topic: Topic,
  { ranges }: ScanPlan,
  leaders: ReadonlyMap<number, number>,
): Promise<Event<'done'>['pending']> {
  const bounded = untilDeadline(client, Date.now() + sinceMs);
  const open = ranges.filter((range) => range.pending > 0n);
  return Promise.all(
    open.map(async ({ partition, end, pending }) => ({
      partition,
      offsets: pending.toString(),
      since: await openSince(bounded, topic, partition, end, leaders.get(partition)),
    })),
  );
}

function topicIdOf({ id }: Topic): string | null {
  return /^A*$/.test(id) ? null : id;
}

function problemOf({ code, message }: AppError) {
  return { code, message };
}
