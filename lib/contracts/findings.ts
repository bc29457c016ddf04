import { z } from 'zod';
import { asOf, clusterParams, freshQuery, instant } from './common.ts';
import { contract } from './contract.ts';

export const findingKind = z.enum([
  'cluster-unreachable',
  'no-controller',
  'broker-down',
  'partition-offline',
  'partition-under-min-isr',
  'partition-under-replicated',
  'group-stalled',
  'group-stopped',
  'group-behind',
  'low-replication-factor',
  'low-min-isr',
  'part-stale',
]);

/** One thing that is wrong (or poor practice), as a ranked sentence with the place to look and what to do. */
export const finding = z.object({
  /** Stable while the same thing is wrong: `kind:resource`. */
  id: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  kind: findingKind,
  /** The sentence: thing, what. */
  text: z.string(),
  /** Cause or consequence, with numbers. */
  detail: z.string(),
  since: instant,
  /** Path below the cluster's page, e.g. `/topics/orders/partitions?show=offline`; label is the button's verb. */
  link: z.object({ path: z.string(), label: z.string() }),
  advice: z.string(),
});
export type Finding = z.infer<typeof finding>;

export const findingsReply = asOf.extend({ items: z.array(finding) });

export const getFindings = contract({
  method: 'GET',
  path: '/clusters/{cluster}/findings',
  summary: 'What is wrong with the cluster, worst first',
  params: clusterParams,
  query: freshQuery,
  reply: findingsReply,
});
