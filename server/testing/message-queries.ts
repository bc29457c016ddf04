import { beforeAll } from 'vitest';
import type { z } from 'zod';
import type { ReadRecord } from '../../dev/java/records.ts';
import { type MessageEvent, type MessageRecord, messageQuery, type Payload } from '../../lib/contracts/messages.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { createScanEngine } from '../scan/engine.ts';
import { scanTopic } from '../scan/scan-topic.ts';
import type { SchemaSource } from '../serde/schema/schema-source.ts';
import { type KafkaLab, kafkaLab } from './kafka-lab.ts';

export interface Lab extends KafkaLab {
  queries: ReturnType<typeof querier>;
}

/** The shared cluster with other clients beside our queries. */
export function messageLab(): Lab {
  const lab = kafkaLab() as Lab;
  beforeAll(() => {
    lab.queries = querier(lab.client);
  });
  return lab;
}

type QueryText = z.input<typeof messageQuery>;
type Event<Type extends MessageEvent['type']> = Extract<MessageEvent, { type: Type }>;

interface Answer {
  plan: Event<'plan'>;
  done: Event<'done'>;
  records: MessageRecord[];
}

/** Message queries against a real cluster, as the API's verb runs them. */
export function querier(client: KafkaClient, registry: SchemaSource | null = null) {
  const engine = createScanEngine();
  const open = (topic: string, query: QueryText, signal = new AbortController().signal) =>
    scanTopic(topic, messageQuery.parse(query), {
      client,
      engine,
      registry,
      signal,
      now: Date.now,
      defect: failTest,
    });

  const ask = async (topic: string, query: QueryText = {}): Promise<Answer> => {
    const events: MessageEvent[] = [];
    for await (const event of open(topic, query)) events.push(event);
    const [plan, done] = [events[0], events.at(-1)];
    if (plan?.type !== 'plan' || done?.type !== 'done') throw new Error('a query begins with plan and ends with done');
    return { plan, done, records: events.filter((event) => event.type === 'record') };
  };

  /** The query in pages, up to its end. */
  const pages = async (topic: string, query: QueryText, between: () => Promise<void> = async () => {}) => {
    const records: MessageRecord[] = [];
    let cursor: string | null = null;
    do {
      const page: Answer = await ask(topic, cursor === null ? query : { ...query, cursor });
      records.push(...page.records);
      cursor = page.done.cursor;
      await between();
    } while (cursor !== null);
    return records;
  };

  return { open, ask, pages };
}

/** For what nobody expects. */
export const failTest = (error: unknown): never => {
  throw error;
};

export const places = (records: readonly { partition: number; offset: bigint | string }[]) =>
  records.map(({ partition, offset }) => `${partition}/${offset}`);

/** What a record holds, from the bytes that the wire carries. */
export function content({ partition, offset, timestamp, timestampType, key, value, headers }: MessageRecord) {
  const bytes = (payload: Payload | null) => (payload === null ? null : Buffer.from(payload.base64 ?? '?', 'base64'));
  return {
    partition,
    offset: BigInt(offset),
    timestamp: BigInt(timestamp),
    timestampType: timestampType === 'create' ? 'CreateTime' : 'LogAppendTime',
    key: bytes(key),
    value: bytes(value),
    headers: headers.map((header) => [header.key, bytes(header.value)]),
  };
}

/** The merge order of a query, on what the Java consumer read. */
export function merged(records: ReadRecord[], order: 'newest' | 'oldest'): ReadRecord[] {
  const queues = [...Map.groupBy(records, (record) => record.partition).entries()]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => (order === 'newest' ? own.toReversed() : own));
  const merged: ReadRecord[] = [];
  for (;;) {
    const heads = queues.flatMap(([head]) => (head ? [head] : []));
    const [first] = heads;
    if (!first) return merged;
    const before = (a: ReadRecord, b: ReadRecord) =>
      order === 'newest' ? a.timestamp > b.timestamp : a.timestamp < b.timestamp;
    const best = heads.reduce((a, b) => (before(b, a) ? b : a), first);
    merged.push(best);
    queues.find(([head]) => head === best)?.shift();
  }
}
