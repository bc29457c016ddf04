import { z } from 'zod';
import { asOf, brokerParams, clusterParams, freshQuery, int64, listOf, listQuery, noQuery, problem } from './common.ts';
import { configEntry } from './configs.ts';
import { contract } from './contract.ts';

export const broker = z.object({
  id: z.number(),
  host: z.string(),
  port: z.number(),
  rack: z.string().nullable(),
  /** It leads the controller quorum. */
  controller: z.boolean(),
  /** Answered the last sample. */
  up: z.boolean(),
  error: problem.nullable(),
  leaders: z.number().nullable(),
  /** Leaders against the mean of live brokers, in percent. */
  leaderSkew: z.number().nullable(),
  replicas: z.number().nullable(),
  inSync: z.number().nullable(),
  sizeBytes: int64.nullable(),
  usableBytes: int64.nullable(),
  totalBytes: int64.nullable(),
  version: z.string().nullable(),
});
export type Broker = z.infer<typeof broker>;

export const listBrokers = contract({
  method: 'GET',
  path: '/clusters/{cluster}/brokers',
  summary: 'Brokers with their load',
  params: clusterParams,
  query: listQuery(['id', 'leaders', 'replicas', 'sizeBytes', 'rack']),
  reply: listOf(broker),
});

export const brokerDetail = asOf.extend({
  ...broker.shape,
  /** Partitions it leads or follows, worst first is the page's business. */
  partitions: z.array(
    z.object({
      topic: z.string(),
      partition: z.number(),
      leader: z.boolean(),
      inSync: z.boolean(),
      sizeBytes: int64.nullable(),
    }),
  ),
});
export type BrokerDetail = z.infer<typeof brokerDetail>;

export const getBroker = contract({
  method: 'GET',
  path: '/clusters/{cluster}/brokers/{broker}',
  summary: 'One broker',
  params: brokerParams,
  query: freshQuery,
  reply: brokerDetail,
});

export const getBrokerConfigs = contract({
  method: 'GET',
  path: '/clusters/{cluster}/brokers/{broker}/configs',
  summary: 'Configuration of a broker with value, source and default',
  params: brokerParams,
  query: noQuery,
  reply: z.object({ items: z.array(configEntry) }),
});

export const logDir = z.object({
  path: z.string(),
  error: problem.nullable(),
  totalBytes: int64.nullable(),
  usableBytes: int64.nullable(),
  replicas: z.array(
    z.object({
      topic: z.string(),
      partition: z.number(),
      sizeBytes: int64,
      offsetLag: int64,
      future: z.boolean(),
    }),
  ),
});

export const getBrokerLogDirs = contract({
  method: 'GET',
  path: '/clusters/{cluster}/brokers/{broker}/log-dirs',
  summary: 'Log directories of a broker',
  params: brokerParams,
  query: freshQuery,
  reply: asOf.extend({ items: z.array(logDir) }),
});
