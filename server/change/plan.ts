import type { ChangeRequest } from '../../lib/contracts/change-requests.ts';
import type { Change } from '../../lib/contracts/changes.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { findChange, insertChange, sealHidden } from './change-rows.ts';
import { acknowledgements, confirmWord } from './consent.ts';
import { digestOf } from './digest.ts';
import { actorName, type Engine, kindOf, nothingDone } from './engine.ts';
import { redactedEffect } from './redact.ts';
import { stored } from './stored.ts';
import { toChange } from './wire.ts';

/** How long a plan holds, in milliseconds. */
const holdsMs = 10 * 60 * 1000;

/** What a change would do to the cluster as it is now; kept, so that it can be applied as it was shown. */
export async function planChange(
  engine: Engine,
  ctx: ClusterCtx,
  request: ChangeRequest,
  undoOf: string | null = null,
): Promise<Change> {
  const kind = kindOf(engine.kinds, request);
  kind.authorize(ctx, request);
  const state = await kind.read(ctx, request);
  const { title, summary, payload, undo, ...draft } = await kind.plan(ctx, request, state);
  const resources = kind.touches(request);
  const confirm = confirmWord(draft.confirm, ctx.cluster, resources);
  const acknowledge = acknowledgements(resources, engine.isInternal, ctx.cluster.protectedTopics);
  const now = ctx.now();
  const change = {
    cluster: ctx.cluster.name,
    kind: kind.kind,
    state: 'planned' as const,
    actor: actorName(ctx.actor),
    ...{ title, summary, resources },
    ...{ at: BigInt(now), planned_at: BigInt(now), expires_at: BigInt(now + holdsMs) },
    undo_of: undoOf,
    undo_reason: 'reason' in undo ? undo.reason : null,
    digest: digestOf({ kind: kind.kind, request, state }),
    effects: BigInt(draft.effects.length),
    plan: { ...draft, effects: draft.effects.map(redactedEffect), confirm, acknowledge },
  };
  const hidden = { request, state: plain(state), payload, undo: 'request' in undo ? undo.request : null };
  return stored(async () => {
    const id = await insertChange(engine.store, change, (id) => sealHidden(engine.key, id, hidden));
    return toChange(await findChange(engine.store, ctx.cluster.name, id), now);
  }, nothingDone);
}

/** The state as JSON can hold it, to say later what of it has moved. */
export function plain(state: unknown): unknown {
  const text = JSON.stringify(state, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
  return text === undefined ? null : JSON.parse(text);
}
