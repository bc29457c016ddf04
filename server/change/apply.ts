import type { Change, Warning } from '../../lib/contracts/changes.ts';
import { AppError, type ErrorCode } from '../../lib/errors.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { findChange, type Hidden, openHidden, type PlanText, type StoredChange } from './change-rows.ts';
import { assertConsent, type Consent } from './consent.ts';
import { digestOf } from './digest.ts';
import { actorName, type Engine, kindOf, nothingDone } from './engine.ts';
import { keepResult } from './keep-result.ts';
import type { ChangeKind } from './kind.ts';
import { movedPaths } from './moved.ts';
import { type ChangeOutcome, outcomeOf, outcomeOfFailure } from './outcome.ts';
import { plain } from './plan.ts';
import { assertPlanned } from './planned.ts';
import { redacted } from './redact.ts';
import { stored } from './stored.ts';
import { storeIntent, storeStale } from './transitions.ts';
import { inTurn } from './turns.ts';
import { toChange } from './wire.ts';

export interface Answer extends Consent {
  digest: string;
}

/**
 * Does what was planned, once, if nothing has moved since. Changes of a cluster never run at the same time. Once the
 * intent is stored it runs to its end, whether or not anybody still waits.
 */
export function applyChange(engine: Engine, ctx: ClusterCtx, id: string, answer: Answer): Promise<Change> {
  return inTurn(ctx.cluster.name, ctx.signal, async () => {
    const planned = await stored(() => findChange(engine.store, ctx.cluster.name, id), nothingDone);
    const plan = assertPlanned(planned.row, answer.digest, ctx.now());
    assertConsent(plan, answer);
    const hidden = openHidden(engine.key, planned.row, 'PLAN_STALE');
    const kind = kindOf(engine.kinds, hidden.request);
    kind.authorize(ctx, hidden.request);
    await assertUnmoved(engine, ctx, kind, planned, hidden);
    // Whoever was told meanwhile that no answer came shall not find it done later.
    ctx.signal.throwIfAborted();
    const body = intentOf(planned.row, plan, hidden);
    const deed = { at: ctx.now(), actor: actorName(ctx.actor), body };
    await stored(() => storeIntent(engine.store, planned.row, deed), nothingDone);
    const outcome = await carryOut(ctx, kind, hidden);
    const { state, results, error } = outcome;
    const result = { at: ctx.now(), actor: deed.actor, body: { state, results, error } };
    const kept = await keepResult(engine.store, planned.row, outcome, result, ctx.log);
    return changeAfter(engine, ctx, planned, outcome, kept);
  });
}

/** Throws PLAN_STALE, with what has moved, unless the cluster is as the plan found it. */
async function assertUnmoved(
  { store }: Engine,
  ctx: ClusterCtx,
  kind: ChangeKind,
  { row }: StoredChange,
  { request, state: before }: Hidden,
): Promise<void> {
  const stale = async (message: string, details: Record<string, unknown>) => {
    await stored(() => storeStale(store, row), nothingDone);
    return new AppError('PLAN_STALE', `${message} Nothing was changed; plan it again.`, { details });
  };
  let state: unknown;
  try {
    state = await kind.read(ctx, request);
  } catch (error) {
    if (!(error instanceof AppError) || !gone.includes(error.code)) throw error;
    throw await stale(error.message, { code: error.code });
  }
  if (digestOf({ kind: kind.kind, request, state }) === row.digest) return;
  const moved = movedPaths(before, plain(state));
  throw await stale('Something that this plan rests on has moved.', { moved });
}

/** What the plan was about is no longer there, or no longer so that it could be planned. */
const gone: readonly ErrorCode[] = [
  'TOPIC_NOT_FOUND',
  'PARTITION_NOT_FOUND',
  'GROUP_NOT_FOUND',
  'TOPIC_EXISTS',
  'GROUP_ACTIVE',
];

function intentOf({ summary, digest, undo_of }: StoredChange['row'], plan: PlanText, { request }: Hidden) {
  const { effects, command } = plan;
  return { request: redacted(request), summary, effects, command, digest, undoOf: undo_of };
}

async function carryOut(ctx: ClusterCtx, kind: ChangeKind, { payload }: Hidden): Promise<ChangeOutcome> {
  try {
    const own = { ...ctx, signal: new AbortController().signal };
    return outcomeOf(await kind.apply(own, payload));
  } catch (error) {
    ctx.log.error('change-failed', { kind: kind.kind, error });
    return outcomeOfFailure(error);
  }
}

async function changeAfter(
  { store }: Engine,
  ctx: ClusterCtx,
  planned: StoredChange,
  { state, results, error }: ChangeOutcome,
  kept: boolean,
): Promise<Change> {
  if (kept) return toChange(await findChange(store, ctx.cluster.name, planned.row.id), ctx.now());
  const now = BigInt(ctx.now());
  const row = { ...planned.row, state, applied_at: now, ended_at: now };
  return { ...toChange({ ...planned, row }, ctx.now(), { warnings: [notRecorded] }), results, error };
}

const notRecorded: Warning = {
  severity: 'critical',
  title: 'The result could not be recorded.',
  text: 'What is shown here did happen. The history will have it once the store can be written to; if the console ends before that, it will say “unknown”.',
};
