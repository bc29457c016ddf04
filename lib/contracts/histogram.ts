import { z } from 'zod';
import { instant, int64, problem, topicParams } from './common.ts';
import { contract } from './contract.ts';
import { messageQuery } from './messages.ts';

export const histogramBucket = z.object({
  /** `[from, to)` in milliseconds since 1970. */
  from: z.number().int(),
  to: z.number().int(),
  /** Offsets, which markers of transactions and compacted records have too; null: not known. */
  offsets: int64.nullable(),
});
export type HistogramBucket = z.infer<typeof histogramBucket>;

export const histogram = z.object({
  /** `history`: by when the console saw them arrive; `timestamps`: by the records' own times; null: not available. */
  source: z.enum(['history', 'timestamps']).nullable(),
  /** One after the other, oldest first; none where the range has no records. */
  buckets: z.array(histogramBucket),
  /** How many partitions are counted. */
  partitions: z.number().int(),
  /** Those that could not be read: their offsets are in no bucket. */
  failed: z.array(z.object({ partition: z.number().int(), error: problem })),
  /** Why some buckets are not known. */
  note: z.string().nullable(),
  unavailable: problem.nullable(),
  asOf: instant,
});
export type Histogram = z.infer<typeof histogram>;

export const getHistogram = contract({
  method: 'GET',
  path: '/clusters/{cluster}/topics/{topic}/histogram',
  summary: 'How many offsets a topic has over time, in the range and the partitions of a message query',
  params: topicParams,
  query: messageQuery.pick({ from: true, to: true, partitions: true }),
  reply: histogram,
});
