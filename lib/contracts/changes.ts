import { z } from 'zod';
import { changeRequest } from './change-requests.ts';
import { clusterParams, instant, int64, noQuery, order, problem, wholeNumber } from './common.ts';
import { contract } from './contract.ts';

/** One thing that changes: a row of the plan. */
export const effect = z.object({
  /** What it is about: `orders`, `orders-3`, `group billing`. */
  resource: z.string(),
  /** What of it: `retention.ms`, `offset`, `topic`. */
  field: z.string(),
  /** Null: it does not exist (before: it is created; after: it goes). */
  before: z.string().nullable(),
  after: z.string().nullable(),
  note: z.string().optional(),
  /** Records that the row costs or brings back, and what happens to them: `624118` `read again`. */
  records: z.object({ count: int64, word: z.enum(['read again', 'skipped', 'deleted']) }).optional(),
  /** The time of the record at the new offset; null: there is none there. */
  at: instant.nullable().optional(),
});
export type Effect = z.infer<typeof effect>;

export const warning = z.object({
  severity: z.enum(['critical', 'warning', 'info']),
  /** A short sentence; `text` says more. */
  title: z.string(),
  text: z.string(),
});
export type Warning = z.infer<typeof warning>;

/** An extra yes that is asked for beside the word: the resource is internal or protected. */
export const acknowledgement = z.object({ id: z.enum(['internal', 'protected']), text: z.string() });
export type Acknowledgement = z.infer<typeof acknowledgement>;

/** How one effect ended. */
export const effectResult = z.object({
  resource: z.string(),
  field: z.string(),
  ok: z.boolean(),
  error: problem.optional(),
});
export type EffectResult = z.infer<typeof effectResult>;

/**
 * `planned` waits for its apply; `expired` waited too long; `stale` was refused because something had moved; `unknown`:
 * the console ended between the intent and the result, so the cluster itself has to be looked at.
 */
export const changeState = z.enum([
  'planned',
  'expired',
  'stale',
  'applying',
  'applied',
  'partly',
  'failed',
  'unknown',
]);
export type ChangeState = z.infer<typeof changeState>;

const changeHead = {
  id: z.string(),
  kind: z.string(),
  /** Verb and object: `Reset offsets of billing`. */
  title: z.string(),
  /** One sentence with the number that matters. */
  summary: z.string(),
  state: changeState,
  /** Who asked for it. */
  actor: z.string(),
  plannedAt: instant,
  appliedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** The change that this one takes back, and the one that takes this back. */
  undoOf: z.string().nullable(),
  undoneBy: z.string().nullable(),
  /** Whether an undo can be planned, and why not. */
  undo: z.object({ possible: z.boolean(), reason: z.string().nullable() }),
  /** Names that the change touches, for links and search. */
  resources: z.array(z.object({ type: z.enum(['topic', 'group']), name: z.string() })),
};

export const change = z.object({
  ...changeHead,
  /** What the button says: the deed and the count, `Reset 11 offsets`. */
  verb: z.string(),
  effects: z.array(effect),
  /** Kafka's own command line that would do the same, secrets as `***`. */
  command: z.string(),
  warnings: z.array(warning),
  /** What was read to make the plan, in hex; apply takes it back. */
  digest: z.string(),
  expiresAt: instant,
  /** The word to type, or null. */
  confirm: z.string().nullable(),
  acknowledge: z.array(acknowledgement),
  results: z.array(effectResult),
  /** Why it failed as a whole. */
  error: problem.nullable(),
  /** Long changes run as a job; these do not. */
  job: z.null(),
});
export type Change = z.infer<typeof change>;

/** A row of the history; produced messages stand there too, with kind `produce`. */
export const changeSummary = z.object({ ...changeHead, effects: z.int() });
export type ChangeSummary = z.infer<typeof changeSummary>;

export const changeParams = clusterParams.extend({ change: z.string().min(1).max(64) });

export const planChange = contract({
  method: 'POST',
  path: '/clusters/{cluster}/changes',
  summary: 'Plan a change: what it would do, without doing it',
  params: clusterParams,
  query: noQuery,
  body: changeRequest,
  reply: change,
  status: 201,
});

export const applyChange = contract({
  method: 'POST',
  path: '/clusters/{cluster}/changes/{change}/apply',
  summary: 'Do what was planned, if nothing has moved since',
  params: changeParams,
  query: noQuery,
  body: z.strictObject({
    digest: z.string(),
    confirm: z.string().nullable().optional(),
    acknowledged: z.array(z.enum(['internal', 'protected'])).default([]),
  }),
  reply: change,
});

export const undoChange = contract({
  method: 'POST',
  path: '/clusters/{cluster}/changes/{change}/undo',
  summary: 'Plan the inverse of a change',
  params: changeParams,
  query: noQuery,
  body: z.strictObject({}),
  reply: change,
  status: 201,
});

export const getChange = contract({
  method: 'GET',
  path: '/clusters/{cluster}/changes/{change}',
  summary: 'One change: its plan, its results',
  params: changeParams,
  query: noQuery,
  reply: change,
});

const historyFilter = {
  search: z.string().max(500).default(''),
  kind: z.string().max(50).default(''),
  actor: z.string().max(200).default(''),
  /** A topic or group by its exact name. */
  resource: z.string().max(32_767).default(''),
  state: z.enum(['all', ...changeState.options]).default('all'),
};

/** Newest first. Plans that were never applied are left out unless `state` asks for them. */
export const listChanges = contract({
  method: 'GET',
  path: '/clusters/{cluster}/changes',
  summary: 'The history of changes, newest first',
  params: clusterParams,
  query: z.strictObject({
    ...historyFilter,
    order: order.default('desc'),
    page: wholeNumber(1).prefault(1),
    pageSize: wholeNumber(1, 500).prefault(50),
  }),
  reply: z.object({
    items: z.array(changeSummary),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    asOf: instant,
    /** Kinds and actors that the history knows, for the filters. */
    kinds: z.array(z.string()),
    actors: z.array(z.string()),
    /** Whether the chain of hashes holds; null: it was not looked at. */
    chain: z.object({ entries: z.int(), intact: z.boolean(), brokenAt: int64.nullable() }).nullable(),
  }),
});

/** One line of the audit log as it was written. `hash` covers the line before it, so that nothing can be taken out. */
export const auditEntry = z.object({
  seq: int64,
  at: instant,
  change: z.string(),
  phase: z.enum(['intent', 'result']),
  actor: z.string(),
  kind: z.string(),
  title: z.string(),
  /** The plan at `intent`, how it ended at `result`; secrets as `***`. */
  body: z.record(z.string(), z.unknown()),
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const exportChanges = contract({
  method: 'GET',
  path: '/clusters/{cluster}/changes/export',
  summary: 'The audit log of a cluster, oldest first, one entry a line',
  params: clusterParams,
  query: noQuery,
  reply: auditEntry,
  stream: true,
});
