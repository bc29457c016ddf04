import type { Change } from '../../lib/contracts/changes.ts';
import { AppError } from '../../lib/errors.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { findChange, openHidden } from './change-rows.ts';
import { type Engine, nothingDone } from './engine.ts';
import { planChange } from './plan.ts';
import { stored } from './stored.ts';
import { stateAt, undoOf } from './wire.ts';

/** Plans what takes a change back. Throws NOT_UNDOABLE with the reason. */
export async function undoChange(engine: Engine, ctx: ClusterCtx, id: string): Promise<Change> {
  const { row } = await stored(() => findChange(engine.store, ctx.cluster.name, id), nothingDone);
  const state = stateAt(row, ctx.now());
  if (state === 'planned' || state === 'applying') {
    throw new AppError('NOT_UNDOABLE', state === 'planned' ? 'It was not applied yet.' : 'It is being applied.');
  }
  const { possible, reason } = undoOf(row, state);
  if (!possible) {
    throw new AppError('NOT_UNDOABLE', reason ?? '', { details: { undoneBy: row.undone_by } });
  }
  const { undo } = openHidden(engine.key, row, 'NOT_UNDOABLE');
  if (undo === null) throw new AppError('NOT_UNDOABLE', 'Nothing was kept that would take it back.');
  return planChange(engine, ctx, undo, id);
}
