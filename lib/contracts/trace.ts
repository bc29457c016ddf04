import { z } from 'zod';
import { clusterParams, instant, int64, problem, wholeNumber } from './common.ts';
import { contract } from './contract.ts';
import {
  doneEvent,
  errorEvent,
  messageQuery,
  messageRecord,
  planEvent,
  progressEvent,
  unreadableEvent,
} from './messages.ts';

const partitionOf = { topic: z.string(), partition: z.number().int() };

/** Which topics are examined, from when to when. */
const tracePlan = z.object({
  type: z.literal('plan'),
  topics: z.array(z.object({ topic: z.string(), ...planEvent.pick({ topicId: true, partitions: true }).shape })),
  cursor: planEvent.shape.cursor,
  approxRecords: int64,
  /** Null: from the beginning of each topic. */
  from: instant.nullable(),
  /** Null: to the end of each topic as it was at `at`. */
  to: instant.nullable(),
  at: instant,
});

const traceRecord = z.object({ type: z.literal('record'), topic: z.string(), ...messageRecord.shape });
export type TracedRecord = z.infer<typeof traceRecord>;

const traceProgress = progressEvent
  .omit({ partitions: true })
  .extend({ partitions: z.array(z.object({ ...partitionOf, position: int64, error: problem.optional() })) });

const traceDone = doneEvent.pick({ type: true, scanned: true, matched: true, bytes: true, filterErrors: true }).extend({
  reason: z.enum(['limit', 'end', 'cancelled', 'error']),
  topics: z.array(
    z.object({ topic: z.string(), ...doneEvent.pick({ partitions: true, pending: true, slackMs: true }).shape }),
  ),
  /** Null when the reason is `end`, and where the positions of so many partitions don't fit. */
  cursor: z.string().nullable(),
});

export const traceEvent = z.discriminatedUnion('type', [
  tracePlan,
  traceRecord,
  unreadableEvent.extend({ topic: z.string() }),
  traceProgress,
  traceDone,
  errorEvent,
]);
export type TraceEvent = z.infer<typeof traceEvent>;

const traceQuery = messageQuery
  .pick({
    to: true,
    slack: true,
    isolation: true,
    search: true,
    searchIn: true,
    case: true,
    filter: true,
    key: true,
    keySerde: true,
    valueSerde: true,
    cursor: true,
  })
  .extend({
    /** `orders,payments`: up to 50 names. */
    topics: z.string().min(1).max(13_000),
    order: messageQuery.shape.order.unwrap().default('oldest'),
    /** `earliest`, an instant, or a duration before now; offsets mean another place in each topic and are refused. */
    from: z.string().max(40).default('earliest'),
    limit: wholeNumber(1, 10_000).prefault(1000),
  });
export type TraceQuery = z.infer<typeof traceQuery>;

/** Records of several topics that match, in the order of their times as `order` of a message query has it. */
export const trace = contract({
  method: 'GET',
  path: '/clusters/{cluster}/trace',
  summary: 'What several topics hold of one thing, merged in time order, as a stream of events',
  params: clusterParams,
  query: traceQuery,
  reply: traceEvent,
  stream: true,
});
