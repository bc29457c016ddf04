import type { MessageRecord } from '../../lib/contracts/messages.ts';
import { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { MAX_WHOLE_BYTES } from '../serde/decode-payload.ts';
import type { SchemaSource } from '../serde/schema/schema-source.ts';
import type { SerdeName } from '../serde/serde-name.ts';
import type { ScanEngine } from './engine.ts';
import { findTopic } from './find-topic.ts';
import { kafkaSource } from './kafka-source.ts';
import type { ReadRequest, ReadResult } from './log-source.ts';
import { readFacts } from './offsets.ts';
import type { LogFacts } from './plan-ranges.ts';
import type { Slice } from './read-slice.ts';
import { schemasOf } from './show-record.ts';
import { usualFormats } from './usual-formats.ts';
import { untilDeadline } from './within.ts';

export interface MessagePlace {
  topic: string;
  partition: number;
  offset: bigint;
}

export interface ReadMessageOptions {
  client: KafkaClient;
  engine: ScanEngine;
  /** Has the schemas that records may need; null: the cluster has none. */
  registry: SchemaSource | null;
  signal: AbortSignal;
  /** Is told what nobody expected, for the log. */
  defect(error: AppError): void;
  keySerde: SerdeName;
  valueSerde: SerdeName;
}

const answerMs = 4000;

/**
 * One record with all its bytes, committed or not. Throws MESSAGE_NOT_FOUND with the reason, TOPIC_NOT_FOUND,
 * PARTITION_NOT_FOUND, and what keeps its leader from answering.
 */
export async function readMessage(place: MessagePlace, options: ReadMessageOptions): Promise<MessageRecord> {
  const { signal, keySerde, valueSerde, defect } = options;
  const deadline = Date.now() + answerMs;
  const client = untilDeadline(options.client, deadline);
  const topic = await findTopic(client, place.topic, deadline);
  const times = { from: null, to: null };
  const facts = (await readFacts(client, place.topic, [place.partition], 'read_uncommitted', times)).get(
    place.partition,
  );
  if (!facts?.ok) throw facts?.error ?? nowhere(place, 'its partition did not answer');
  assertInside(place, facts.value);

  const show = {
    topic: place.topic,
    ...schemasOf(options.registry, place.topic),
    usuals: await usualFormats({ name: place.topic, id: topic.topicId }, [facts.value], options),
    keySerde,
    valueSerde,
    maxBytes: MAX_WHOLE_BYTES,
    raw: true,
  };
  const sought = {
    order: 'oldest',
    isolation: 'read_uncommitted',
    fromTime: null,
    toTime: null,
    literals: [],
    filter: null,
    show,
  } as const;
  const source = kafkaSource(client, { name: place.topic, id: topic.topicId }, sought, {
    ...options.engine,
    registry: options.registry,
    defect,
  });
  const node = (await source.leaders({ fresh: false })).get(place.partition);
  if (node === undefined) throw new AppError('NO_LEADER', `Partition ${place.partition} has no leader at the moment.`);
  const read = await source.read(node, [requestFor(place)], { waitMs: 0, timeoutMs: answerMs, signal });
  return messageIn(sliceOf(read.get(place.partition), place), place);
}

function requestFor({ partition, offset }: MessagePlace): ReadRequest {
  const stretch = { fetchOffset: offset, from: offset, to: offset + 1n };
  return { partition, ...stretch, maxBytes: 1, maxRecords: 1, maxKept: 1 };
}

function assertInside(place: MessagePlace, { start, highWatermark }: LogFacts): void {
  if (place.offset < start) throw nowhere(place, `the log begins at ${start}, what came before has been deleted`);
  if (place.offset >= highWatermark) throw nowhere(place, `the log ends at ${highWatermark}`);
}

function sliceOf(result: ReadResult | undefined, place: MessagePlace): Slice {
  if (result?.kind === 'slice') return result.slice;
  if (result?.kind === 'failed') throw result.error;
  throw nowhere(place, result ? `the log begins at ${result.start}` : 'its partition did not answer');
}

function messageIn({ items }: Slice, place: MessagePlace): MessageRecord {
  const event = items[0]?.event;
  if (!event) throw nowhere(place, 'compaction has removed it, or the offset was taken by a transaction marker');
  if (event.type === 'unreadable') throw new AppError('KAFKA_ERROR', event.error.message, { details: event.error });
  const { type: _, ...message } = event;
  return message;
}

function nowhere({ topic, partition, offset }: MessagePlace, why: string): AppError {
  const message = `There is no message at offset ${offset} of partition ${partition} of ${topic}: ${why}.`;
  return new AppError('MESSAGE_NOT_FOUND', message, { details: { topic, partition, offset: offset.toString() } });
}
