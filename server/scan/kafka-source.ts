import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { assertOk, kafkaError, toKafkaAppError } from '../kafka/errors.ts';
import { EARLIEST } from '../kafka/list-offsets.ts';
import type { FetchResponse, FetchResponsePartitionData } from '../kafka/protocol/messages.ts';
import type { ByteBudget } from './limits.ts';
import type { Literal } from './literal.ts';
import type { LogSource, ReadOptions, ReadRequest, ReadResult } from './log-source.ts';
import { listOffset } from './offsets.ts';
import { holeSlice } from './read-slice.ts';
import type { Show } from './show-record.ts';
import type { SliceReader } from './slice-reader.ts';
import { untilDeadline, within } from './within.ts';

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
}

export interface SourceTools {
  budget: ByteBudget;
  reader: SliceReader;
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
  { budget, reader, defect }: SourceTools,
): LogSource {
  const toResult = async (
    node: number,
    data: FetchResponsePartitionData,
    request: ReadRequest,
    first: boolean,
  ): Promise<ReadResult> => {
    if (data.errorCode === OFFSET_OUT_OF_RANGE) return outOfRange(client, topic, node, request);
    if (data.errorCode !== 0) return failed(data.errorCode, topic, request.partition);
    const logEnd = sought.isolation === 'read_committed' ? data.lastStableOffset : data.highWatermark;
    const fetched = data.records?.length ?? 0;
    if (fetched === 0) {
      const slice = first ? holeSlice(request, logEnd) : holeSlice(request, request.fetchOffset);
      return { kind: 'slice', slice, fetched, logEnd };
    }
    const slice = await reader.read({
      partition: request.partition,
      ...sought,
      // A copy of its own, since its memory goes to the thread and the answer holds other partitions too.
      bytes: new Uint8Array(data.records ?? []),
      fetchOffset: request.fetchOffset,
      from: request.from,
      to: request.to,
      aborted: sought.isolation === 'read_committed' ? (data.abortedTransactions ?? []) : null,
      maxRecords: request.maxRecords,
      maxBytes: request.maxKept,
    });
    return { kind: 'slice', slice, fetched, logEnd };
  };

  const decode = async (node: number, answer: FetchResponse, requests: readonly ReadRequest[]) => {
    const partitions = new Map(answer.responses[0]?.partitions.map((data) => [data.partitionIndex, data]));
    const results = new Map<number, ReadResult>();
    const take = async (request: ReadRequest, index: number) => {
      const data = partitions.get(request.partition);
      if (!data) return;
      const result = await outcome(() => toResult(node, data, request, index === 0));
      if (result.ok) {
        results.set(request.partition, result.value);
      } else {
        const { error } = result;
        if (error.code === 'INTERNAL') defect(error);
        results.set(request.partition, { kind: 'failed', error, retriable: error.code === 'READING_INTERRUPTED' });
      }
    };
    await Promise.all(requests.map(take));
    return results;
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
    const work = client.call('Fetch', body, { node, timeoutMs, signal });
    const answer = await within(timeoutMs + waitMs, work, () => noAnswer(node));
    assertOk(answer.errorCode, `Reading ${topic.name} from broker ${node}`);
    if (answer.responses.length > 0 || answer.throttleTimeMs === 0) return answer;
    await sleep(answer.throttleTimeMs, undefined, { signal });
  }
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

function noAnswer(node: number): AppError {
  return new AppError('BROKER_UNREACHABLE', `Broker ${node} did not answer in time.`, { details: { node } });
}
