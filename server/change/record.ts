import type { Problem } from '../../lib/contracts/common.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { findChange, insertChange } from './change-rows.ts';
import { actorName, changeStore, nothingDone } from './engine.ts';
import { keepResult } from './keep-result.ts';
import type { Touched } from './kind.ts';
import { redacted } from './redact.ts';
import { stored } from './stored.ts';
import { storeIntent } from './transitions.ts';

export interface LightIntent {
  /** Such as `produce`. */
  kind: string;
  title: string;
  summary: string;
  resources: Touched[];
  /** Without content and secrets. */
  body: Record<string, unknown>;
}

export interface LightResult {
  state: 'applied' | 'partly' | 'failed' | 'unknown';
  error?: Problem | null;
  body: Record<string, unknown>;
}

/** Notes a change that needs no plan before it is done. Returns its id. Throws STORE_UNAVAILABLE: then it must not be done. */
export async function recordIntent(
  ctx: ClusterCtx,
  { kind, title, summary, resources, body }: LightIntent,
): Promise<string> {
  const store = await changeStore();
  const at = ctx.now();
  const actor = actorName(ctx.actor);
  const light = {
    cluster: ctx.cluster.name,
    ...{ kind, title, summary, resources, actor, digest: '', effects: 0n, state: 'planned' as const },
    ...{ at: BigInt(at), planned_at: BigInt(at), expires_at: BigInt(at) },
    undo_reason: 'What was written stays written.',
    plan: { verb: title, effects: [], warnings: [], command: '', confirm: null, acknowledge: [] },
  };
  return stored(async () => {
    const id = await insertChange(store, light, () => null);
    const { row } = await findChange(store, ctx.cluster.name, id);
    await storeIntent(store, row, { at, actor, body: redacted(body) as Record<string, unknown> });
    return id;
  }, nothingDone);
}

/** Notes how it ended. A store that fails is logged and tried again. */
export async function recordResult(
  ctx: ClusterCtx,
  id: string,
  { state, error = null, body }: LightResult,
): Promise<void> {
  try {
    const store = await changeStore();
    const { row } = await findChange(store, ctx.cluster.name, id);
    const deed = { at: ctx.now(), actor: row.actor, body: { state, error, ...(redacted(body) as object) } };
    await keepResult(store, row, { state, results: [], error }, deed, ctx.log);
  } catch (problem) {
    ctx.log.error('change-result-not-stored', { change: id, error: problem });
  }
}
