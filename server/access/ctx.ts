import type { ClusterConfig } from '../config/cluster.ts';

/** Who acts. Without sign-in it is `anonymous`; the console itself is `system` with its reason. */
export type Actor = { kind: 'anonymous' } | { kind: 'system'; reason: string };

export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

declare const brand: unique symbol;

/** What every verb gets first. Only `server/access/context` builds it, so a verb that forgets the actor does not compile. */
export interface Ctx {
  readonly [brand]: true;
  actor: Actor;
  /** Milliseconds since 1970; tests bring their own. */
  now(): number;
  /** Aborts when the reader has gone or the process stops. */
  signal: AbortSignal;
  log: Logger;
}

export interface ClusterCtx extends Ctx {
  cluster: ClusterConfig;
}
