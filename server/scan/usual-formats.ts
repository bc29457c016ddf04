import { type AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { internalSerde } from '../serde/internal/internal-topics.ts';
import { type Sample, type Usuals, usualOf } from '../serde/usual.ts';
import type { ScanEngine } from './engine.ts';
import { kafkaSource, type Topic } from './kafka-source.ts';
import type { ReadRequest } from './log-source.ts';
import type { LogFacts } from './plan-ranges.ts';

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

const remembered = new WeakMap<KafkaClient, Map<string, { usuals: Usuals; until: number }>>();
const nothing: Usuals = { key: null, value: null };

/**
 * What the newest records of a topic have in common, looked at once and remembered for an hour, so that all pages of a
 * query read alike. Where that can't be told in half a second, nothing is. Never throws.
 */
export async function usualFormats(topic: Topic, logs: readonly LogFacts[], options: LookOptions): Promise<Usuals> {
  if (internalSerde(topic.name) !== null) return nothing;
  const known = remembered.get(options.client) ?? new Map<string, { usuals: Usuals; until: number }>();
  remembered.set(options.client, known);
  const name = `${topic.name} ${topic.id}`;
  const before = known.get(name);
  if (before && before.until > Date.now()) return before.usuals;
  const looked = await outcome(() => look(topic, logs, options));
  if (!looked.ok) return before?.usuals ?? nothing;
  const usuals = { key: usualOf(looked.value.key), value: usualOf(looked.value.value) };
  const enough = looked.value.count >= mostRecords;
  if (known.size >= mostTopics) known.clear();
  known.set(name, { usuals, until: Date.now() + (enough ? keptMs : openMs) });
  return usuals;
}

interface Samples {
  key: Sample[];
  value: Sample[];
  count: number;
}

async function look(topic: Topic, logs: readonly LogFacts[], { client, engine, signal, defect }: LookOptions) {
  const show = {
    ...{ topic: topic.name, registry: null, maxBytes: sampleBytes, raw: false },
    ...({ keySerde: 'base64', valueSerde: 'base64' } as const),
  };
  const all = { order: 'oldest', isolation: 'read_uncommitted', fromTime: null, toTime: null } as const;
  const sought = { ...all, literals: [], filter: null, show };
  const source = kafkaSource(client, topic, sought, { ...engine, registry: null, defect });
  const leaders = await source.leaders({ fresh: false });
  const fullest = logs
    .filter(({ partition, start, highWatermark }) => start < highWatermark && leaders.has(partition))
    .sort(byRecords)
    .slice(0, mostPartitions);
  const options = { waitMs: 0, timeoutMs: lookMs, signal };
  const reads = [...Map.groupBy(fullest, ({ partition }) => leaders.get(partition) as number)].map(
    async ([node, some]) => [...(await source.read(node, some.map(newestOf), options)).values()],
  );
  const samples: Samples = { key: [], value: [], count: 0 };
  for (const result of (await Promise.all(reads)).flat()) {
    for (const { event } of result.kind === 'slice' ? result.slice.items : []) {
      if (event.type !== 'record') continue;
      samples.count++;
      for (const part of ['key', 'value'] as const) {
        const payload = event[part];
        if (payload) samples[part].push({ bytes: Buffer.from(payload.text, 'base64'), size: payload.size });
      }
    }
  }
  return samples;
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
