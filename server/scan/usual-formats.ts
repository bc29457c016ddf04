import type { MessageRecord } from '../../lib/contracts/messages.ts';
import { type AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { internalSerde } from '../serde/internal/internal-topics.ts';
import { type Sample, type Usuals, usualOf } from '../serde/usual.ts';
import type { ScanEngine } from './engine.ts';
import { kafkaSource, type Sought, type Topic } from './kafka-source.ts';
import type { ReadRequest } from './log-source.ts';
import type { LogFacts } from './plan-ranges.ts';
import { untilDeadline } from './within.ts';

interface LookOptions {
  client: KafkaClient;
  engine: ScanEngine;
  signal: AbortSignal;
  defect(error: AppError): void;
}

/** In milliseconds: a topic seldom changes what it holds; one with too little in it may soon have more. */
const keptMs = 60 * 60 * 1000;
const openMs = 5000;
const lookMs = 500;
/** The newest records of the fullest partitions. */
const mostPartitions = 3;
const mostRecords = 20;
const sampleBytes = 4096;
const mostTopics = 5000;

interface Remembered {
  usuals: Usuals;
  until: number;
}

const remembered = new WeakMap<KafkaClient, Map<string, Remembered>>();

/**
 * What the newest records of a topic have in common, looked at once and remembered for an hour, so that all pages of a
 * query read alike. Whoever has not answered in half a second is not waited for. Never throws.
 */
export async function usualFormats(topic: Topic, logs: readonly LogFacts[], options: LookOptions): Promise<Usuals> {
  if (internalSerde(topic.name) !== null) return { key: null, value: null };
  const known = remembered.get(options.client) ?? new Map<string, Remembered>();
  remembered.set(options.client, known);
  const name = `${topic.name} ${topic.id}`;
  const before = known.get(name);
  if (before && before.until > Date.now()) return before.usuals;
  const records = await newestRecords(topic, logs, options);
  const usuals = { key: usualOf(samplesOf(records, 'key')), value: usualOf(samplesOf(records, 'value')) };
  // Who has left has not looked to the end.
  if (options.signal.aborted) return usuals;
  if (known.size >= mostTopics) known.clear();
  known.set(name, { usuals, until: Date.now() + (records.length < mostRecords ? openMs : keptMs) });
  return usuals;
}

function samplesOf(records: readonly MessageRecord[], part: 'key' | 'value'): Sample[] {
  const payloads = records.flatMap((record) => record[part] ?? []);
  return payloads.map(({ text, size }) => ({ bytes: Buffer.from(text, 'base64'), size }));
}

async function newestRecords(
  topic: Topic,
  logs: readonly LogFacts[],
  { client, engine, defect, ...options }: LookOptions,
): Promise<MessageRecord[]> {
  const bounded = untilDeadline(client, Date.now() + lookMs);
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(lookMs)]);
  const source = kafkaSource(bounded, topic, soughtIn(topic), { ...engine, registry: null, defect });
  const leaders = await outcome(() => source.leaders({ fresh: false }));
  if (!leaders.ok) return [];
  const fullest = logs
    .filter(({ partition, start, highWatermark }) => start < highWatermark && leaders.value.has(partition))
    .sort(byRecords)
    .slice(0, mostPartitions);
  const byNode = Map.groupBy(fullest, ({ partition }) => leaders.value.get(partition) as number);
  const reads = [...byNode].map(([node, some]) =>
    outcome(() => source.read(node, some.map(newestOf), { waitMs: 0, timeoutMs: lookMs, signal })),
  );
  const results = (await Promise.all(reads)).flatMap((read) => (read.ok ? [...read.value.values()] : []));
  const events = results.flatMap((result) => (result.kind === 'slice' ? result.slice.items : []));
  return events.flatMap(({ event }) => (event.type === 'record' ? [event] : []));
}

/** Every record, as its bytes. */
function soughtIn({ name: topic }: Topic): Sought {
  const show = { topic, registry: null, keySerde: 'base64', valueSerde: 'base64', raw: false } as const;
  const all = { order: 'oldest', isolation: 'read_uncommitted', fromTime: null, toTime: null } as const;
  return { ...all, literals: [], filter: null, show: { ...show, maxBytes: sampleBytes } };
}

function byRecords(a: LogFacts, b: LogFacts): number {
  return Number(b.highWatermark - b.start - (a.highWatermark - a.start));
}

function newestOf({ partition, start, highWatermark: to }: LogFacts): ReadRequest {
  const newest = to - BigInt(mostRecords);
  const from = newest > start ? newest : start;
  const room = { maxBytes: 64 * 1024, maxRecords: mostRecords, maxKept: 2 ** 20 };
  return { partition, fetchOffset: from, from, to, ...room };
}
