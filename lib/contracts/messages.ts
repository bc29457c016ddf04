import { z } from 'zod';
import { instant, int64, problem, topicParams, wholeNumber } from './common.ts';
import { contract } from './contract.ts';

export const messageOrder = z.enum(['newest', 'oldest']);
export const isolation = z.enum(['read_committed', 'read_uncommitted']);
const serdes = [
  ...(['string', 'json', 'hex', 'base64', 'int32', 'int64', 'float', 'double', 'uuid', 'protobuf-raw'] as const),
  // Read with the schema that the record names.
  ...(['avro', 'protobuf', 'json-schema'] as const),
  // What Kafka itself and Kafka Streams write.
  ...(['consumer-offsets', 'transaction-state', 'share-group-state', 'time-windowed', 'session-windowed'] as const),
] as const;
export const serdeName = z.enum(['auto', ...serdes]);

/** Parameters of a message query, as they stand in the URL. Unknown ones are refused by name. */
export const messageQuery = z.strictObject({
  order: messageOrder.default('newest'),
  /**
   * `earliest`, `latest`, an offset, an instant, or a duration before now such as `-2h`; inclusive.
   * Absent: `earliest`, or `latest` with `to=live`.
   */
  from: z.string().max(40).optional(),
  /** `latest`, an offset, an instant, a duration before now, or `live` (with order=oldest); exclusive. */
  to: z.string().max(40).default('latest'),
  /** How far beyond a time in `to` late records are looked for; absent: `10m`, and 0 where the log has append time. */
  slack: z.string().max(20).optional(),
  /** `0,3,5-7`; absent: all. */
  partitions: z.string().max(10_000).optional(),
  /** Records of a page; a live tail has no limit. */
  limit: wholeNumber(1, 10_000).prefault(100),
  isolation: isolation.default('read_committed'),
  /** Only records that have this text, as UTF-8, in one of the fields of `searchIn`. */
  search: z.string().min(1).max(10_000).optional(),
  /** `key,value,headers` or some of them; of headers the values. */
  searchIn: z.string().max(100).default('key,value,headers'),
  case: z.enum(['sensitive', 'insensitive']).default('sensitive'),
  /** Only records for which this CEL expression is true; a record that lacks a field it names does not match. */
  filter: z.string().trim().min(1).max(10_000).optional(),
  /** Only records with exactly this key, as UTF-8. */
  key: z.string().max(100_000).optional(),
  /** How the key's producer chose the partition; then only that one is looked at. */
  keyPartitioner: z.enum(['murmur2', 'crc32', 'fnv1a']).optional(),
  keySerde: serdeName.default('auto'),
  valueSerde: serdeName.default('auto'),
  /** `raw` adds the bytes of every payload as base64. */
  payload: z.enum(['decoded', 'raw']).default('decoded'),
  cursor: z.string().max(8192).optional(),
});
export type MessageQuery = z.infer<typeof messageQuery>;

/** Decoded key, value or header value. Null is Kafka's null; size 0 is empty. */
export const payload = z.object({
  size: z.number().int(),
  serde: z.enum([...serdes, 'empty']),
  /** Of formats with fields: JSON with every digit. */
  text: z.string(),
  /** `text` stops before the end of the payload; the whole is at the message's own address. */
  truncated: z.boolean(),
  base64: z.string().optional(),
  /** The schema it was written with, and a name that it is registered under: the topic's own, where it has one. */
  schemaId: z.number().int().optional(),
  subject: z.string().optional(),
  version: z.number().int().optional(),
  /** Which message of a Protobuf schema it is, by its full name. */
  message: z.string().optional(),
  /** Why this serde was chosen, or what went wrong. */
  note: z.string().optional(),
});
export type Payload = z.infer<typeof payload>;

export const codec = z.enum(['none', 'gzip', 'snappy', 'lz4', 'zstd']);

export const messageRecord = z.object({
  partition: z.number().int(),
  offset: int64,
  /** Milliseconds since 1970; "-1": the record has no timestamp. */
  timestamp: int64,
  timestampType: z.enum(['create', 'append']),
  key: payload.nullable(),
  value: payload.nullable(),
  headers: z.array(
    z.object({
      key: z.string(),
      /** The key's bytes where they are not UTF-8, which `key` can't show. */
      keyBase64: z.string().optional(),
      value: payload.nullable(),
    }),
  ),
  batch: z.object({
    codec,
    baseOffset: int64,
    records: z.number().int(),
    leaderEpoch: z.number().int(),
    producerId: int64.nullable(),
    producerEpoch: z.number().int().nullable(),
    sequence: z.number().int().nullable(),
    transactional: z.boolean(),
  }),
  /** Bytes of the record inside its batch, uncompressed. */
  size: z.number().int(),
});
export type MessageRecord = z.infer<typeof messageRecord>;

export const exportFormat = z.enum(['jsonl', 'csv', 'ndjson-raw']);
export type ExportFormat = z.infer<typeof exportFormat>;

/**
 * Goes on behind the last record that stands before this event, whatever came after it. Null: the positions of so many
 * partitions don't fit.
 */
const cursorSoFar = z.string().nullable();

export const planEvent = z.object({
  type: z.literal('plan'),
  topicId: z.string().nullable(),
  partitions: z.array(
    z.object({
      partition: z.number().int(),
      /** `[start, end)` will be examined; null, with the error, where the broker did not say. A tail has no end. */
      start: int64.nullable(),
      end: int64.nullable(),
      /** The asked offset lay outside the log and was moved to its edge. */
      clamped: z.boolean(),
      /** Offsets that open transactions hide behind the end; absent: none. */
      pending: int64.optional(),
      error: problem.optional(),
    }),
  ),
  approxRecords: int64,
  /** Why not every partition is looked at. */
  note: z.string().optional(),
  /** When the ends were frozen. */
  at: instant,
  cursor: cursorSoFar,
});

const recordEvent = z.object({ type: z.literal('record'), ...messageRecord.shape });

/** A stretch that could not be read as records: said, with neighbours intact. */
export const unreadableEvent = z.object({
  type: z.literal('unreadable'),
  partition: z.number().int(),
  offset: int64,
  lastOffset: int64,
  size: z.number().int(),
  error: problem,
});

/** Records that did not match because the filter could not be told, such as for a missing field, and the first one. */
const filterErrors = z.object({ count: int64, first: z.string().nullable() });

export const progressEvent = z.object({
  type: z.literal('progress'),
  scanned: int64,
  bytes: int64,
  matched: int64,
  perSecond: z.number(),
  /** Where reading is, in the order's direction; the error of a tail's partition that can't be read at the moment. */
  partitions: z.array(z.object({ partition: z.number().int(), position: int64, error: problem.optional() })),
  filterErrors,
  cursor: cursorSoFar,
});

export const doneEvent = z.object({
  type: z.literal('done'),
  /** `error`: all that can be read was, but some partitions could not; the cursor goes on with them. */
  reason: z.enum(['limit', 'end', 'cancelled', 'budget', 'error']),
  /** Records that were looked at; on `limit` a little more than lies in the completely examined ranges. */
  scanned: int64,
  matched: int64,
  bytes: int64,
  /** `[from, to)` that was completely examined, per partition, and why it stopped there; null: never got that far. */
  partitions: z.array(
    z.object({
      partition: z.number().int(),
      from: int64.nullable(),
      to: int64.nullable(),
      reason: z.enum(['limit', 'end', 'cancelled', 'budget', 'error']),
      error: problem.optional(),
    }),
  ),
  cursor: z.string().nullable(),
  /** Open transactions hide records behind the last stable offset. */
  pending: z.array(z.object({ partition: z.number().int(), offsets: int64, since: instant.nullable() })),
  filterErrors,
  /** Milliseconds; how late a record may be and still be found by a time range. */
  slackMs: z.number(),
});

export const errorEvent = z.object({ type: z.literal('error'), error: problem });

export const messageEvent = z.discriminatedUnion('type', [
  planEvent,
  recordEvent,
  unreadableEvent,
  progressEvent,
  doneEvent,
  errorEvent,
]);
export type MessageEvent = z.infer<typeof messageEvent>;

export const listMessages = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/messages',
  summary: 'Messages of a topic as a stream of events',
  params: topicParams,
  query: messageQuery,
  reply: messageEvent,
  stream: true,
});

export const getMessage = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/partitions/{partition}/messages/{offset}',
  summary: 'One message, whole and with its bytes',
  params: topicParams.extend({ partition: wholeNumber(0), offset: int64 }),
  query: z.strictObject({ keySerde: serdeName.default('auto'), valueSerde: serdeName.default('auto') }),
  reply: messageRecord,
});

/**
 * `jsonl` and `ndjson-raw` have a record a line as it may be produced again, the latter with all bytes as base64; `csv`
 * is RFC 4180. There is no limit unless one is given. What can't be exported whole breaks the download off.
 */
export const exportMessages = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/export',
  summary: 'Messages of a topic as a file, without a limit',
  params: topicParams,
  query: messageQuery
    .omit({ limit: true, payload: true, cursor: true })
    .extend({ format: exportFormat.default('jsonl'), limit: wholeNumber(1, 1_000_000_000_000).optional() }),
  reply: z.string(),
  stream: true,
  media: 'text/plain',
});
