import type { Problem } from '../../lib/contracts/common.ts';
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
  /** The reading that was asked for took too long, so the snapshot is an older one. */
  readonly overdue: boolean;
}

/**
 * What a request is answered from: the latest snapshot at once, or with `fresh` one whose reading begins now, as far as
 * it ends in time. Throws the reason of the connection's failure, or NOT_READY, while nothing has been read yet.
 */
export async function observe(ctx: ClusterCtx, { fresh }: { fresh?: '1' | undefined } = {}): Promise<Observed> {
  const observer = observerFor(ctx.cluster);
  const read = observer.snapshot().takenAt === null ? observer.first : fresh ? observer.refresh : null;
  const overdue = read !== null && !(await inTime(ctx, (signal) => read(signal)));
  const snapshot = observer.snapshot();
  if (snapshot.takenAt === null) throw notReady(snapshot);
  return { snapshot, observer, overdue };
}

export interface Sought<T> {
  /** As in `topic "orders"`. */
  what: string;
  /** When it is known to be missing. */
  code: ErrorCode;
  details: Record<string, string | number>;
  pick(snapshot: ClusterSnapshot): T | undefined;
  /** Why the snapshot may lack it though it is there. */
  unread(snapshot: ClusterSnapshot): Problem | null;
}

/**
 * Finds a thing in the snapshot, and looks once more at Kafka before it says that there is none. Where Kafka does not
 * tell, it throws the reason instead, or NOT_READY.
 */
export async function find<T>(
  ctx: ClusterCtx,
  input: { fresh?: '1' | undefined },
  { what, code, details, pick, unread }: Sought<T>,
): Promise<Observed & { found: T }> {
  let observed = await observe(ctx, input);
  let found = pick(observed.snapshot);
  if (found === undefined && !input.fresh) {
    observed = await observe(ctx, { fresh: '1' });
    found = pick(observed.snapshot);
  }
  const { snapshot, overdue } = observed;
  if (found !== undefined) return { ...observed, found };
  if (snapshot.unreachable) throw unreachable(snapshot.unreachable);
  const { label } = ctx.cluster;
  const problem = unread(snapshot);
  if (problem)
    throw unreachable({ ...problem, message: `Whether ${label} has a ${what} can’t be told. ${problem.message}` });
  if (overdue) throw new AppError('NOT_READY', `Whether ${label} has a ${what} is not known yet: it answers slowly.`);
  throw new AppError(code, `There is no ${what} in ${label}.`, { details });
}

async function inTime(ctx: ClusterCtx, work: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    await work(AbortSignal.any([ctx.signal, patience]));
    return true;
  } catch (error) {
    if (!patience.aborted) throw error;
    return false;
  }
}

function notReady({ cluster, unreachable: problem }: ClusterSnapshot): AppError {
  if (problem) return unreachable(problem);
  return new AppError('NOT_READY', `The state of ${cluster} is being read for the first time. Try again in a moment.`);
}

function unreachable({ code, message }: { code: string; message: string }): AppError {
  return new AppError(code in errorStatus ? (code as ErrorCode) : 'CLUSTER_UNREACHABLE', message);
}
