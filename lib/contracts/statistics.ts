import { z } from 'zod';
import { int64, topicParams } from './common.ts';
import { contract } from './contract.ts';
import {
  codec,
  doneEvent,
  errorEvent,
  messageQuery,
  payload,
  planEvent,
  progressEvent,
  unreadableEvent,
} from './messages.ts';

/** Bytes. Null: there is nothing to measure. Percentiles are never too small, and too large by less than 1 %. */
const sizes = z.object({
  count: int64,
  total: int64,
  least: int64.nullable(),
  p50: int64.nullable(),
  p90: int64.nullable(),
  p99: int64.nullable(),
  most: int64.nullable(),
});
export type Sizes = z.infer<typeof sizes>;

/**
 * What payloads are shown as. `schemaId`: they begin with 0 and this number, as a schema registry's do; 64-bit numbers
 * may begin so too.
 */
const seenFormat = z.object({
  format: z.enum([...payload.shape.serde.options, 'null']),
  schemaId: z.number().int().nullable(),
  records: int64,
});

const statisticsEvent = z.object({
  type: z.literal('statistics'),
  records: int64,
  nullKeys: int64,
  nullValues: int64,
  emptyKeys: int64,
  emptyValues: int64,
  withHeaders: int64,
  /** Milliseconds since 1970 of the oldest and newest timestamp; null: no record has one. */
  oldest: int64.nullable(),
  newest: int64.nullable(),
  /** Records without a timestamp. */
  untimed: int64,
  /** Of whole records, uncompressed; of keys and values that are not null. */
  recordSizes: sizes,
  keySizes: sizes,
  valueSizes: sizes,
  /** Different keys, null aside; `error`: standard error of an estimate as a share, 0 when they were counted. */
  distinctKeys: z.object({ count: int64, error: z.number() }),
  topKeys: z.object({
    /** Each came at least `count` times, and `atMost` as often. */
    items: z.array(z.object({ key: payload, count: int64, atMost: int64 })),
    /** No other key came more often than this. */
    others: int64,
  }),
  keyFormats: z.array(seenFormat),
  valueFormats: z.array(seenFormat),
  /** `stored`: bytes of the batches in the log. */
  codecs: z.array(z.object({ codec, batches: int64, records: int64, stored: int64 })),
  /** Records per stretch of `widthMs`, an hour unless there are very many; those without records are left out. */
  times: z.object({ widthMs: z.number().int(), items: z.array(z.object({ at: int64, records: int64 })) }),
  partitions: z.array(
    z.object({
      partition: z.number().int(),
      records: int64,
      nullKeys: int64,
      nullValues: int64,
      /** Uncompressed. */
      bytes: int64,
      oldest: int64.nullable(),
      newest: int64.nullable(),
    }),
  ),
});
export type TopicStatistics = Omit<z.infer<typeof statisticsEvent>, 'type'>;

export const statisticsReply = z.discriminatedUnion('type', [
  planEvent,
  unreadableEvent,
  progressEvent,
  statisticsEvent,
  doneEvent,
  errorEvent,
]);
export type StatisticsEvent = z.infer<typeof statisticsReply>;

/** Statistics so far follow every progress event, and the last ones stand before `done`. */
export const getStatistics = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/statistics',
  summary: 'What the messages of a topic have in common, as a stream of events',
  params: topicParams,
  query: messageQuery.pick({ from: true, to: true, slack: true, partitions: true, isolation: true }),
  reply: statisticsReply,
  stream: true,
});
