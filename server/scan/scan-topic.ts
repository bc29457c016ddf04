import type { MessageEvent, MessageQuery } from '../../lib/contracts/messages.ts';
import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { SchemaSource } from '../serde/schema/schema-source.ts';
import { type Cursor, encodeCursor, fingerprint, MAX_CURSOR_LENGTH, packCursor, readCursor } from './cursor.ts';
import type { ScanEngine } from './engine.ts';
import { kafkaSource } from './kafka-source.ts';
import { parseFilter } from './parse-filter.ts';
import { parseRange } from './parse-range.ts';
import { parseSearch } from './parse-search.ts';
import { beginning, stopsAt } from './plan-scan.ts';
import { planTopic, topicIdOf } from './plan-topic.ts';
import { type Place, runScan } from './run-scan.ts';
import { doneEvent, findPending, planEvent } from './scan-events.ts';
import { schemasOf } from './show-record.ts';
import { counted, type Totals } from './statistics/totals.ts';
import { usualFormats } from './usual-formats.ts';

export interface ScanContext {
  client: KafkaClient;
  engine: ScanEngine;
  /** Has the schemas that records may need; null: the cluster has none. */
  registry: SchemaSource | null;
  signal: AbortSignal;
  now(): number;
  /** How much of a payload is shown, in bytes; 64 KiB unless said. */
  shownBytes?: number;
  /** Takes what the records have in common; they themselves are not given. The order must be `oldest`. */
  totals?: Totals;
  /** Is told what nobody expected, for the log. */
  defect(error: AppError): void;
}

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
  const searchesDecoded = registry !== null && query.search !== undefined;
  const hash = fingerprint([
    ...[order, from, query.to, query.slack, query.partitions, isolation],
    ...[query.search, query.searchIn, query.case, query.key, query.keyPartitioner],
    ...(filter === null && !searchesDecoded ? [] : [filter ?? '', query.keySerde, query.valueSerde]),
  ]);
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, hash);

  engine.reader.warm();
  const { topic, times, slackMs, only, plan, logs } = await planTopic(client, name, query, range, cursor);
  const cursorOf = (places: readonly Place[]): Cursor => {
    const partitions = stopsAt(plan, places, cursor, order === 'oldest' && !live);
    return { order, query: hash, topicId: topicIdOf(topic), ...times, partitions };
  };
  const cursorAt = (places: readonly Place[]) => {
    const packed = packCursor(cursorOf(places));
    return packed.length > MAX_CURSOR_LENGTH ? null : packed;
  };
  yield {
    ...planEvent(plan, topic, live, startedAt),
    ...(only !== null && { note: noteOn(query, only) }),
    cursor: cursorAt(beginning(plan, order)),
  };

  const show = {
    topic: name,
    ...schemasOf(registry, name),
    usuals: await usualFormats(topic, logs, { client, engine, signal, defect }),
    keySerde: query.keySerde,
    valueSerde: query.valueSerde,
    maxBytes: shownBytes,
    raw: query.payload === 'raw',
  };
  const sought = { order, isolation, ...times, literals, filter, show, summarize: totals !== undefined };
  const kafka = kafkaSource(client, topic, sought, { ...engine, registry, defect });
  const source = totals ? counted(kafka, totals) : kafka;
  const leaders = await source.leaders({ fresh: false });
  const pending = findPending(client, topic, plan.ranges, leaders);
  const sparse = literals.length > 0 || filter !== null || totals !== undefined;
  const scan = { order, live, limit: query.limit, sparse, ranges: plan.ranges };
  const result = yield* runScan(scan, { source, leaders, signal, now, cursorAt });

  const reason = result.reason === 'end' && plan.failed.length > 0 ? 'error' : result.reason;
  yield {
    ...doneEvent(plan, result, reason),
    cursor: reason === 'end' ? null : encodeCursor(cursorOf(result.partitions)),
    pending: await pending,
    slackMs: Number(slackMs),
  };
}

function noteOn({ keyPartitioner }: MessageQuery, partition: number): string {
  return `Only partition ${partition} is looked at: ${keyPartitioner} puts this key there. Records that a producer with another partitioner wrote are not found.`;
}
