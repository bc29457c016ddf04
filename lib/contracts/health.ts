import { z } from 'zod';
import { clusterParams, instant, noQuery } from './common.ts';
import { contract } from './contract.ts';

export const getHealth = contract({
  method: 'GET',
  path: '/health',
  summary: 'The console itself is up',
  params: z.object({}),
  query: noQuery,
  reply: z.object({ status: z.literal('ok'), version: z.string(), startedAt: instant }),
});

export const getClusterHealth = contract({
  method: 'GET',
  path: '/health/clusters/{cluster}',
  summary:
    'A Kafka cluster does its work: 503 without a broker, a controller, or a partition’s leader or in-sync replicas',
  params: clusterParams,
  query: noQuery,
  reply: z.object({ status: z.literal('ok'), asOf: instant.nullable() }),
});
