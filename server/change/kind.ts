import type { ChangeRequest } from '../../lib/contracts/change-requests.ts';
import type { Effect, EffectResult, Warning } from '../../lib/contracts/changes.ts';
import type { ClusterCtx } from '../access/ctx.ts';

/** What can be stored and compared: 64-bit numbers as decimal strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type RequestOf<K extends ChangeRequest['kind']> = Extract<ChangeRequest, { kind: K }>;

export interface Touched {
  type: 'topic' | 'group';
  name: string;
}

/**
 * One kind of change. The engine calls `authorize`, then `read` and `plan`; before it applies, `authorize` and `read`
 * again, and refuses with PLAN_STALE unless `read` gives the same.
 */
export interface ChangeKind<K extends ChangeRequest['kind'] = ChangeRequest['kind'], State = unknown> {
  readonly kind: K;
  /** Throws FORBIDDEN unless the actor may do this to each thing the request names. */
  authorize(ctx: ClusterCtx, request: RequestOf<K>): void;
  /** What it touches: for the history, the production word and the extra yes that internal and protected topics need. */
  touches(request: RequestOf<K>): Touched[];
  /**
   * Reads freshly from Kafka what the change rests on and what must not move until it is applied: topic ids,
   * settings, assignments, commits with metadata and epoch, the group's state. Never what always moves (ends, counts,
   * sizes). Throws what can't be read, and TOPIC_NOT_FOUND, GROUP_NOT_FOUND.
   */
  read(ctx: ClusterCtx, request: RequestOf<K>): Promise<State>;
  /**
   * What would be done to this state, with everything resolved (`latest` is a number now). May read what always moves;
   * says in `movesAt` when it did. Throws the refusal, such as GROUP_ACTIVE with its members.
   */
  plan(ctx: ClusterCtx, request: RequestOf<K>, state: State): Promise<Draft>;
  /** Writes exactly what the plan showed, in the order of its effects: one result each. What fails is a result too. */
  apply(ctx: ClusterCtx, payload: Json): Promise<EffectResult[]>;
}

/** A kind whose requests are told by its `kind` alone. */
export type AnyChangeKind = { [K in ChangeRequest['kind']]: ChangeKind<K> }[ChangeRequest['kind']];

export interface Draft {
  title: string;
  /** One sentence with the number that matters. */
  summary: string;
  /** What the button says: `Reset 11 offsets`. */
  verb: string;
  effects: Effect[];
  warnings: Warning[];
  command: string;
  /** The word to type because of what this does; the engine adds the word of production clusters. Null: none. */
  confirm: string | null;
  /** What `apply` gets. */
  payload: Json;
  /** The request that takes it back, or why there is none. */
  undo: { request: ChangeRequest } | { reason: string };
}
