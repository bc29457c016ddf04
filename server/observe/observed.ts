import { AppError, type ErrorCode, errorStatus } from '../../lib/errors.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import type { Observer } from './observer.ts';
import { observerFor } from './observers.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** How long a request may wait for the sampler, in milliseconds; pages answer within 3 s. */
const patienceMs = 2_500;

export interface Observed {
  readonly snapshot: ClusterSnapshot;
  readonly observer: Observer;
}

/**
 * What a request is answered from: the latest snapshot at once, or with `fresh` one whose reading begins now, as far as
 * it ends in time. Throws the reason of the connection's failure, or NOT_READY, while nothing has been read yet.
 */
export async function observe(ctx: ClusterCtx, { fresh }: { fresh?: '1' | undefined } = {}): Promise<Observed> {
  const observer = observerFor(ctx.cluster);
  if (observer.snapshot().takenAt === null) await inTime(ctx, (signal) => observer.first(signal));
  else if (fresh) await inTime(ctx, (signal) => observer.refresh(signal));
  const snapshot = observer.snapshot();
  if (snapshot.takenAt === null) throw notReady(snapshot);
  return { snapshot, observer };
}

/** Finds a thing in the snapshot, and looks once more at Kafka before it says that there is none. */
export async function find<T>(
  ctx: ClusterCtx,
  input: { fresh?: '1' | undefined },
  pick: (snapshot: ClusterSnapshot) => T | undefined,
  missing: () => AppError,
): Promise<Observed & { found: T }> {
  for (const fresh of [input.fresh, '1'] as const) {
    const observed = await observe(ctx, { fresh });
    const found = pick(observed.snapshot);
    if (found !== undefined) return { ...observed, found };
    if (observed.snapshot.unreachable) throw unreachable(observed.snapshot.unreachable);
    if (fresh) break;
  }
  throw missing();
}

async function inTime(ctx: ClusterCtx, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    await work(AbortSignal.any([ctx.signal, patience]));
  } catch (error) {
    if (!patience.aborted) throw error;
  }
}

function notReady({ cluster, unreachable: problem }: ClusterSnapshot): AppError {
  if (problem) return unreachable(problem);
  return new AppError('NOT_READY', `The state of ${cluster} is being read for the first time. Try again in a moment.`);
}

function unreachable({ code, message }: { code: string; message: string }): AppError {
  return new AppError(code in errorStatus ? (code as ErrorCode) : 'CLUSTER_UNREACHABLE', message);
}
