import { setTimeout as sleep } from 'node:timers/promises';
import { type AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk, kafkaError, toKafkaAppError } from '../kafka/errors.ts';
import { EARLIEST } from '../kafka/list-offsets.ts';
import type { FetchResponse, FetchResponsePartitionData } from '../kafka/protocol/messages.ts';
import type { SchemaSource } from '../serde/schema/schema-source.ts';
import type { ByteBudget } from './limits.ts';
import type { Literal } from './literal.ts';
import type { LogSource, ReadOptions, ReadRequest, ReadResult } from './log-source.ts';
import { listOffset } from './offsets.ts';
import { holeSlice, type Slice, type SliceJob } from './read-slice.ts';
import type { Show } from './show-record.ts';
import type { SliceReader } from './slice-reader.ts';
import { untilDeadline } from './within.ts';

export interface Topic {
  name: string;
  /** As Kafka writes it, in base64url; all zero on brokers without topic ids. */
  id: string;
}

/** What is looked for in every partition alike. */
export interface Sought {
  order: 'newest' | 'oldest';
  isolation: 'read_committed' | 'read_uncommitted';
  /** Only records with a timestamp in `[fromTime, toTime)`. */
  fromTime: bigint | null;
  toTime: bigint | null;
  /** Only records that hold all of these. */
  literals: readonly Literal[];
  /** Only records for which this CEL expression is true. */
  filter: string | null;
  show: Show;
  /** Count the records instead of giving them. */
  summarize?: boolean;
}

export interface SourceTools {
  budget: ByteBudget;
  reader: SliceReader;
  /** Has the schemas that records name; null: the cluster has none. */
  registry: SchemaSource | null;
  /** Is told what nobody expected, for the log. */
  defect(error: AppError): void;
}

/** The most that one broker is asked for at once. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;
const TAIL_RESPONSE_BYTES = 1024 * 1024;
/** How long the cluster has to say who leads, in milliseconds. */
const LEADERS_MS = 2000;
const OFFSET_OUT_OF_RANGE = 1;

/** A topic's log as its leaders hold it: fetched here, read in worker threads. */
export function kafkaSource(
  client: KafkaClient,
  topic: Topic,
  sought: Sought,
  { budget, reader, registry, defect }: SourceTools,
): LogSource {
  const decode = async (node: number, answer: FetchResponse, requests: readonly ReadRequest[]) => {
    const partitions = new Map(answer.responses[0]?.partitions.map((data) => [data.partitionIndex, data]));
    const results = new Map<number, ReadResult>();
    const full: Full[] = [];
    for (const [index, request] of requests.entries()) {
      const data = partitions.get(request.partition);
      if (!data) continue;
      const logEnd = sought.isolation === 'read_committed' ? data.lastStableOffset : data.highWatermark;
      if (data.errorCode === OFFSET_OUT_OF_RANGE) {
        const moved = await outcome(() => outOfRange(client, topic, node, request));
        results.set(request.partition, moved.ok ? moved.value : lost(moved.error));
      } else if (data.errorCode !== 0) {
        results.set(request.partition, failed(data.errorCode, topic, request.partition));
      } else if (data.records && data.records.length > 0) {
        full.push({ request, logEnd, job: jobOf(sought, request, data, data.records) });
      } else {
        const slice = holeSlice(request, index === 0 ? logEnd : request.fetchOffset);
        results.set(request.partition, { kind: 'slice', slice, fetched: 0, logEnd });
      }
    }
    for (const [partition, result] of await readAll(full)) results.set(partition, result);
    return results;
  };

  /** All at once, since the bytes of all of them came in one piece of memory. */
  const readAll = async (full: readonly Full[]): Promise<[number, ReadResult][]> => {
    if (full.length === 0) return [];
    const sizes = full.map(({ job }) => job.bytes.length);
    const slices = await outcome(() =>
      reader.read(
        full.map(({ job }) => job),
        registry,
      ),
    );
    if (!slices.ok && slices.error.code === 'INTERNAL') defect(slices.error);
    return full.map(({ request, logEnd }, index) => {
      if (!slices.ok) return [request.partition, lost(slices.error)];
      const slice = slices.value[index] as Slice;
      return [request.partition, { kind: 'slice', slice, fetched: sizes[index] as number, logEnd }];
    });
  };

  return {
    async leaders({ fresh }) {
      const bounded = untilDeadline(client, Date.now() + LEADERS_MS);
      const found = (await bounded.topics([topic.name], { fresh })).get(topic.name);
      const led = found?.partitions.filter((partition) => partition.leaderId >= 0) ?? [];
      return new Map(led.map(({ partitionIndex, leaderId }) => [partitionIndex, leaderId]));
    },
    async read(node, requests, options) {
      const ask = (maxBytes: number) =>
        fetch(client, topic, sought.isolation, node, requests, { ...options, maxBytes });
      // A tail's request waits for most of its life: it takes its share of the budget when something has come.
      if (options.waitMs > 0) {
        const answer = await ask(TAIL_RESPONSE_BYTES);
        return budget.use(bytesOf(answer), options.signal, () => decode(node, answer, requests));
      }
      const wanted = requests.reduce((sum, request) => sum + request.maxBytes, 0);
      const maxBytes = Math.min(wanted, MAX_RESPONSE_BYTES);
      return budget.use(maxBytes, options.signal, async () => decode(node, await ask(maxBytes), requests));
    },
  };
}

interface Full {
  request: ReadRequest;
  logEnd: bigint;
  job: SliceJob;
}

function jobOf(
  sought: Sought,
  request: ReadRequest,
  { abortedTransactions }: FetchResponsePartitionData,
  records: Buffer,
): SliceJob {
  return {
    ...sought,
    partition: request.partition,
    bytes: records,
    fetchOffset: request.fetchOffset,
    from: request.from,
    to: request.to,
    aborted: sought.isolation === 'read_committed' ? (abortedTransactions ?? []) : null,
    maxRecords: request.maxRecords,
    maxBytes: request.maxKept,
  };
}

/** One Fetch, repeated when the broker answers with nothing but a time to stay away. */
async function fetch(
  client: KafkaClient,
  topic: Topic,
  isolation: Sought['isolation'],
  node: number,
  requests: readonly ReadRequest[],
  { waitMs, timeoutMs, signal, maxBytes }: ReadOptions & { maxBytes: number },
): Promise<FetchResponse> {
  const body = {
    maxWaitMs: waitMs,
    minBytes: 1,
    maxBytes,
    isolationLevel: isolation === 'read_committed' ? 1 : 0,
    topics: [
      {
        topic: topic.name,
        topicId: topic.id,
        partitions: requests.map(({ partition, fetchOffset, maxBytes }) => ({
          partition,
          fetchOffset,
          partitionMaxBytes: maxBytes,
        })),
      },
    ],
  };
  for (;;) {
    const answer = await client.call('Fetch', body, { node, timeoutMs, openTimeoutMs: timeoutMs, signal });
    assertOk(answer.errorCode, `Reading ${topic.name} from broker ${node}`);
    if (answer.responses.length > 0 || answer.throttleTimeMs === 0) return answer;
    await sleep(answer.throttleTimeMs, undefined, { signal });
  }
}

function lost(error: AppError): ReadResult {
  return { kind: 'failed', error, retriable: error.code === 'READING_INTERRUPTED' };
}

function bytesOf(answer: FetchResponse): number {
  const partitions = answer.responses.flatMap((response) => response.partitions);
  return partitions.reduce((sum, { records }) => sum + (records?.length ?? 0), 0);
}

async function outOfRange(client: KafkaClient, topic: Topic, node: number, request: ReadRequest): Promise<ReadResult> {
  const start = await listOffset(client, topic.name, request.partition, EARLIEST, node);
  if (start > request.fetchOffset) return { kind: 'below-start', start };
  return failed(OFFSET_OUT_OF_RANGE, topic, request.partition);
}

function failed(code: number, topic: Topic, partition: number): ReadResult {
  const error = toKafkaAppError(code, `Reading partition ${partition} of ${topic.name}`);
  return { kind: 'failed', error, retriable: kafkaError(code).retriable || code === OFFSET_OUT_OF_RANGE };
}
