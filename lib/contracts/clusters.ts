import { z } from 'zod';
import { asOf, clusterParams, freshQuery, instant, int64, noQuery, problem } from './common.ts';
import { contract } from './contract.ts';
import { finding } from './findings.ts';

export const clusterSummary = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  environment: z.enum(['production', 'staging', 'development']),
  production: z.boolean(),
  readOnly: z.boolean(),
  /** `starting` until the first snapshot is there; `degraded` when any critical finding is open. */
  status: z.enum(['starting', 'ok', 'degraded', 'unreachable']),
  error: problem.nullable(),
});
export type ClusterSummary = z.infer<typeof clusterSummary>;

export const listClusters = contract({
  method: 'GET',
  path: '/clusters',
  summary: 'The clusters this console shows',
  params: z.object({}),
  query: noQuery,
  reply: z.object({ items: z.array(clusterSummary) }),
});

/** One time series of rates: `[time in ms, value or null for a gap]`. */
export const ratePoints = z.array(z.tuple([z.number(), z.number().nullable()]));

export const overview = clusterSummary.extend({
  ...asOf.shape,
  kafkaClusterId: z.string().nullable(),
  /** Kafka's version as far as the brokers' features tell, e.g. `4.3`; null when unknown. */
  version: z.string().nullable(),
  controller: z.number().nullable(),
  quorum: z
    .object({
      leader: z.number(),
      leaderEpoch: z.number(),
      voters: z.array(z.object({ id: z.number(), lag: int64.nullable(), lastCaughtUpAt: instant.nullable() })),
      observers: z.array(z.object({ id: z.number(), lag: int64.nullable(), lastCaughtUpAt: instant.nullable() })),
    })
    .nullable(),
  counts: z.object({
    brokers: z.number().nullable(),
    brokersUp: z.number().nullable(),
    topics: z.number().nullable(),
    internalTopics: z.number().nullable(),
    partitions: z.number().nullable(),
    underReplicated: z.number().nullable(),
    offline: z.number().nullable(),
    underMinIsr: z.number().nullable(),
    groups: z.number().nullable(),
    messages: int64.nullable(),
    sizeBytes: int64.nullable(),
  }),
  /** Records per second, all topics, null while there is no second sample. */
  producedPerSecond: z.number().nullable(),
  consumedPerSecond: z.number().nullable(),
  findings: z.array(finding),
  /** The last hour in records/s: produced (end offsets) and consumed (committed offsets). */
  throughput: z.object({ produced: ratePoints, consumed: ratePoints }),
});
export type Overview = z.infer<typeof overview>;

export const getOverview = contract({
  method: 'GET',
  path: '/clusters/{cluster}',
  summary: 'State of a cluster: version, controller, quorum, counts, findings',
  params: clusterParams,
  query: freshQuery,
  reply: overview,
});
